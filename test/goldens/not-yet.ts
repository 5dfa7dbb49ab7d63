/** Items whose function no demo needs yet, and what will need it. */
export const NOT_YET: Readonly<Record<string, string>> = {
  avid_cma_loss: 'no demo of audio and video yet',
  barlow_twins: 'no demo of Barlow Twins yet',
  byol_loss: 'no demo of BYOL yet',
  cma_positive_sets: 'no demo of audio and video yet',
  cmc_nce: 'no demo of CMC yet',
  cross_entropy_smoothing: 'no demo of the transformer yet',
  dino_loss: 'no demo of DINO yet',
  layer_norm: 'no demo of the transformer yet',
  pirl_nce: 'no demo of PIRL yet',
  simsiam_loss: 'no demo of SimSiam yet',
  transformer_decoder_layer: 'no demo of the transformer yet',
  transformer_encoder_layer: 'no demo of the transformer yet',
  vicreg_loss: 'no demo of VICReg yet',
}
