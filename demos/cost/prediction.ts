import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'La longueur t double. Par combien le temps de l’attention est-il multiplié, pour t grand ? 2 à la puissance…',
    en: 'The length t doubles. By how much is the time of attention multiplied, for large t? By 2 to the power of…',
  },
  min: 0,
  max: 3,
  step: 0.25,
  outcome: { step: 7, metric: 'attentionExponent' },
  expected: [1.4, 2.3],
  because: {
    fr: 'Chaque place regarde toutes les autres : t² produits scalaires. Le reste du calcul, proportionnel à t, tire l’exposant mesuré un peu sous 2.',
    en: 'Each position looks at every other one: t² dot products. The rest of the work, proportional to t, pulls the measured exponent slightly below 2.',
  },
} satisfies Prediction
