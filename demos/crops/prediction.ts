import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'Recadrer des scènes encombrées plutôt que des objets seuls : le k-NN sera…',
    en: 'Cropping cluttered scenes instead of single objects: k-NN will be…',
  },
  options: [
    { fr: 'plus bas', en: 'lower' },
    { fr: 'égal', en: 'equal' },
    { fr: 'plus haut', en: 'higher' },
  ],
  outcome: { step: 100, metric: 'knnMany', minus: 'knnOne', limits: [-0.03, 0.03] },
  expected: 0,
  because: {
    fr: 'Deux recadrages d’une scène montrent souvent deux objets différents : les dire semblables apprend une erreur.',
    en: 'Two crops of a scene often show two different objects: calling them alike teaches a mistake.',
  },
} satisfies Prediction
