import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'Le k-NN d’un réseau au hasard est de 0,67, celui des pixels de 0,77. Et après 300 pas, sans une étiquette ?',
    en: 'The k-NN of a random network is 0.67, that of raw pixels 0.77. And after 300 steps, without a single label?',
  },
  min: 0.5,
  max: 1,
  step: 0.01,
  given: { dataset: 'mnist' },
  outcome: { step: 300, metric: 'knn' },
  expected: [0.8, 0.9],
  because: {
    fr: 'Rapprocher deux vues oblige à retenir ce que les augmentations laissent : la forme du chiffre. C’est ce qu’il faut au k-NN.',
    en: 'To bring two views together the network must keep what augmentations leave alone: the shape of the digit. That is what k-NN needs.',
  },
} satisfies Prediction
