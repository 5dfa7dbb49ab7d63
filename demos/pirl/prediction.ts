import type { Prediction } from '../runtime/prediction'

export default {
  kind: 'choice',
  question: {
    fr: 'Jigsaw apprend à trouver l’ordre des morceaux. Le k-NN de ses attributs, comparé à celui du réseau non entraîné…',
    en: 'Jigsaw learns to find the order of the patches. The k-NN of its features, compared with the untrained network…',
  },
  options: [
    { fr: 'baisse', en: 'falls' },
    { fr: 'ne change guère', en: 'hardly changes' },
    { fr: 'monte', en: 'rises' },
  ],
  outcome: { step: 200, metric: 'knnJigsaw', minus: 'knnUntrained', limits: [-0.03, 0.03] },
  expected: 0,
  because: {
    fr: 'Pour dire l’ordre il faut retenir où est chaque morceau, et non ce que montre l’image. PIRL demande le contraire.',
    en: 'To tell the order one must keep where each patch lies, not what the image shows. PIRL asks for the opposite.',
  },
} satisfies Prediction
