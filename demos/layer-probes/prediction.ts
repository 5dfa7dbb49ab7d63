import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'Un réseau apprend à dire la rotation, l’autre à l’ignorer. À leur sortie, où le chiffre se lit-il le mieux ?',
    en: 'One network learns to tell the rotation, the other to ignore it. At their outputs, where is the digit read best?',
  },
  options: [
    { fr: 'chez celui qui l’ignore', en: 'in the one that ignores it' },
    { fr: 'pareil', en: 'the same' },
    { fr: 'chez celui qui la dit', en: 'in the one that tells it' },
  ],
  outcome: { step: 200, metric: 'classPredict', minus: 'classIgnore', limits: [-0.05, 0.05] },
  expected: 0,
  because: {
    fr: 'La dernière couche garde ce que la perte demande : la rotation chez l’un, ce qui n’en dépend pas chez l’autre.',
    en: 'The last layer keeps what its loss asks for: the rotation in one, what does not depend on it in the other.',
  },
} satisfies Prediction
