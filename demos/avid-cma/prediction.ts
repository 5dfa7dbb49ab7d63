import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'Chaque sens se trompe une fois sur deux. Quelle précision si les deux doivent être d’accord ?',
    en: 'Each sense is wrong half the time. How precise are the two if they have to agree?',
  },
  min: 0,
  max: 1,
  step: 0.05,
  outcome: { step: 200, metric: 'consensus' },
  expected: [0.8, 1],
  because: {
    fr: 'Deux clips sans rapport se ressemblent rarement à la fois par l’image et par le son : l’accord des deux écarte presque toutes les erreurs de chacun.',
    en: 'Two unrelated clips seldom look alike and sound alike at once: where both agree, nearly all mistakes of either are gone.',
  },
} satisfies Prediction
