import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'Rien n’oblige une image à choisir un prototype plutôt qu’un autre, sauf l’équipartition. Combien des 32 serviront encore ?',
    en: 'Nothing makes an image choose one prototype rather than another, except equipartition. How many of the 32 will still be used?',
  },
  min: 1,
  max: 32,
  step: 1,
  given: { equipartition: true, prototypes: 32 },
  outcome: { step: 300, metric: 'used' },
  expected: [26, 32],
  because: {
    fr: 'Sinkhorn partage chaque lot entre tous les prototypes, à parts égales. Ôtez l’équipartition : un seul prend tout.',
    en: 'Sinkhorn shares each batch out among all prototypes, in equal parts. Take equipartition away, and one of them takes everything.',
  },
} satisfies Prediction
