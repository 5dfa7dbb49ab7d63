import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'e a 16 unités. Combien de directions emploiera-t-il vraiment, si l’on pénalise leurs corrélations ?',
    en: 'e has 16 units. How many directions will it really use, once their correlations are penalised?',
  },
  min: 1,
  max: 16,
  step: 1,
  given: { start: 'random', dimension: '16', redundancy: '0.2' },
  outcome: { step: 150, metric: 'rankEmbedding' },
  expected: [9, 16],
  because: {
    fr: 'Décorréler interdit aux unités de se répéter : le rang effectif de e reste haut. Le terme hors diagonale ne s’annule jamais tout à fait, d’où un peu moins de 16.',
    en: 'Decorrelation forbids units to repeat each other: the effective rank of e stays high. The off-diagonal term never quite reaches 0, hence a little less than 16.',
  },
} satisfies Prediction
