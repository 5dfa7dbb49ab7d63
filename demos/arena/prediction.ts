import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'Mêmes poids, mêmes images, 750 tours : qui finit devant ?',
    en: 'Same weights, same images, 750 turns: who finishes first?',
  },
  options: [
    { fr: 'similarité seule', en: 'similarity only' },
    { fr: 'SimCLR', en: 'SimCLR' },
    { fr: 'BYOL', en: 'BYOL' },
    { fr: 'Barlow Twins', en: 'Barlow Twins' },
  ],
  outcome: { step: 750, largest: ['similarity', 'simclr', 'byol', 'barlow'] },
  expected: 1,
  because: {
    fr: 'Les négatifs donnent dès les premiers pas un gradient net : s’éloigner de toutes les autres images du lot. Les autres garde-fous agissent plus lentement.',
    en: 'From the first steps on, negatives give a clear gradient: move away from all other images of the batch. The other guards act more slowly.',
  },
} satisfies Prediction
