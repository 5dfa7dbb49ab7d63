import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'Sans l’ordre des mots, quelle part des nombres jusqu’à 999 peut être lue sans faute ?',
    en: 'Without the order of the words, what share of the numbers up to 999 can be read without a mistake?',
  },
  min: 0,
  max: 1,
  step: 0.05,
  given: { weights: 'random', limit: '1000', positions: false },
  outcome: { step: 400, metric: 'exact' },
  expected: [0.64, 0.78],
  because: {
    fr: 'Le calcul le dit d’avance : il y a 72 sacs de mots pour 100 nombres jusqu’à 999, et un sac n’a droit qu’à une réponse. La courbe bute là.',
    en: 'It can be computed beforehand: there are 72 bags of words for every 100 numbers up to 999, and one bag can get one answer only. The curve runs into that ceiling.',
  },
} satisfies Prediction
