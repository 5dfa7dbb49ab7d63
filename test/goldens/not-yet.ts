/** Items whose function no demo needs yet, and what will need it. */
export const NOT_YET: Readonly<Record<string, string>> = {
  avid_cma_loss: 'no demo of audio and video yet',
  barlow_twins: 'no demo of Barlow Twins yet',
  byol_loss: 'no demo of BYOL yet',
  cma_positive_sets: 'no demo of audio and video yet',
  cmc_nce: 'no demo of CMC yet',
  dino_loss: 'no demo of DINO yet',
  pirl_nce: 'no demo of PIRL yet',
  simsiam_loss: 'no demo of SimSiam yet',
  vicreg_loss: 'no demo of VICReg yet',
}
