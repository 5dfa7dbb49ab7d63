import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'À nombre égal de pas, le plus grand lot, comparé au plus petit, donne un k-NN…',
    en: 'Same number of steps: compared with the smallest batch, the largest gives a k-NN…',
  },
  options: [
    { fr: 'plus bas', en: 'that is lower' },
    { fr: 'égal', en: 'that is equal' },
    { fr: 'plus haut', en: 'that is higher' },
  ],
  given: { swept: 'batch', equal: 'steps' },
  outcome: { step: 100, metric: 'knn2', minus: 'knn0', limits: [-0.03, 0.03] },
  expected: 2,
  because: {
    fr: 'À chaque pas il a plus de négatifs, mais il voit aussi plus d’images : pour les séparer, comparez à nombre égal d’images.',
    en: 'At each step it has more negatives, but it also sees more images: to tell the two apart, compare with the same number of images.',
  },
} satisfies Prediction
