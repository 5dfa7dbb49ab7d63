import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'À nombre égal d’images, SimCLR par lots de 12 au lieu de 108 : son k-NN…',
    en: 'Same number of images, SimCLR with batches of 12 instead of 108: its k-NN…',
  },
  options: [
    { fr: 'perd plus de 0,05', en: 'loses more than 0.05' },
    { fr: 'bouge à peine', en: 'hardly moves' },
    { fr: 'gagne plus de 0,05', en: 'gains more than 0.05' },
  ],
  given: { ablation: 'batch' },
  outcome: { step: 40, metric: 'simclr12', minus: 'simclr108', limits: [-0.05, 0.05] },
  expected: 1,
  because: {
    fr: 'Un petit lot a moins de négatifs, mais fait plus de pas sur les mêmes images : en si peu de temps, l’un compense l’autre. Les articles comparent après des centaines d’époques.',
    en: 'A small batch has fewer negatives but takes more steps on the same images: over so short a run one makes up for the other. The papers compare after hundreds of epochs.',
  },
} satisfies Prediction
