import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'Sans masque, la perte tombe à zéro. Quelle part des nombres qu’il écrira seul sera correcte ?',
    en: 'Without the mask the loss falls to zero. What share of the numbers it writes on its own will be correct?',
  },
  min: 0,
  max: 1,
  step: 0.05,
  outcome: { step: 200, metric: 'openValid' },
  expected: [0, 0.4],
  because: {
    fr: 'Il a appris à lire la réponse à la place suivante, non à la prévoir. Quand il écrit seul, cette place est vide.',
    en: 'It has learned to read the answer off the next position, not to predict it. When it writes on its own, that position is empty.',
  },
} satisfies Prediction
