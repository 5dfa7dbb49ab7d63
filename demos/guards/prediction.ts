import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'Six images, deux vues chacune, et l’attraction seule : où finissent les douze points ?',
    en: 'Six images, two views each, and attraction alone: where do the twelve points end up?',
  },
  options: [
    { fr: 'en un point', en: 'at one point' },
    { fr: 'en quelques groupes', en: 'in a few groups' },
    { fr: 'deux par deux', en: 'in pairs' },
  ],
  given: { guard: 'none', confusion: 0.2 },
  outcome: { step: 120, metric: 'spread', limits: [0.1, 0.7] },
  expected: 0,
  because: {
    fr: 'Une vue est parfois prise pour celle d’une autre image : de proche en proche, l’attraction réunit tout, et rien ne la retient.',
    en: 'A view is sometimes taken for that of another image: step by step attraction brings everything together, and nothing holds it back.',
  },
} satisfies Prediction
