import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'Prédicteur, arrêt du gradient, moyenne mobile : quelle paire empêche l’effondrement ?',
    en: 'Predictor, stop-gradient, moving average: which pair prevents collapse?',
  },
  options: [
    { fr: 'prédicteur + arrêt', en: 'predictor + stop' },
    { fr: 'prédicteur + moyenne', en: 'predictor + average' },
    { fr: 'arrêt + moyenne', en: 'stop + average' },
  ],
  outcome: { step: 150, largest: ['spread3', 'spread5', 'spread6'] },
  expected: 0,
  because: {
    fr: 'L’arrêt du gradient interdit au maître de venir vers l’élève, et le prédicteur laisse leurs sorties différer. La moyenne mobile ne fait que ralentir la chute.',
    en: 'The stop-gradient keeps the teacher from moving towards the student, and the predictor lets their outputs differ. The moving average only slows the fall.',
  },
} satisfies Prediction
