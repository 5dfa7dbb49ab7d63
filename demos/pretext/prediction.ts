import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'number',
  question: {
    fr: 'Entraîné avec un indice, puis testé sans lui : quelle part de réponses justes ? Le hasard en donne 1 sur 8.',
    en: 'Trained with a cue, then tested without it: what share of right answers? Chance gives 1 in 8.',
  },
  min: 0,
  max: 1,
  step: 0.05,
  given: { game: 'position', cue: 'touching' },
  outcome: { step: 600, metric: 'trainedCueAskedPlain' },
  expected: [0.1, 0.35],
  because: {
    fr: 'Il avait appris l’indice, pas l’image : sans lui, il n’est guère meilleur que le hasard.',
    en: 'It had learned the cue, not the image: without it, it hardly does better than chance.',
  },
} satisfies Prediction
