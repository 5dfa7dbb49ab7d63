import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'Le réseau a changé depuis qu’une clé est entrée dans la file. Quel cosinus avec la clé qu’il ferait aujourd’hui ?',
    en: 'The network has changed since a key entered the queue. What is its cosine with the key it would make today?',
  },
  min: 0,
  max: 1,
  step: 0.05,
  given: { memory: 'queue', momentum: '0.95' },
  outcome: { step: 200, metric: 'drift' },
  expected: [0.85, 1],
  because: {
    fr: 'Avec m = 0,95, l’encodeur des clés avance vingt fois moins vite que celui des requêtes : les vieilles clés valent encore celles d’aujourd’hui.',
    en: 'With m = 0.95 the key encoder moves twenty times more slowly than the query encoder: old keys are still as good as those of today.',
  },
} satisfies Prediction
