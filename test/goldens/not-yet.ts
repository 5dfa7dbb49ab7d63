/** Items whose function no demo needs yet, and what will need it. */
export const NOT_YET: Readonly<Record<string, string>> = {
  avid_cma_loss: 'no demo of audio and video yet',
  cma_positive_sets: 'no demo of audio and video yet',
}
