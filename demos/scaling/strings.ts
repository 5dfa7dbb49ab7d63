import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'Diviser par √d',
    question: 'Pourquoi l’attention se fige-t-elle quand d grandit\u202f?',
    notice:
      'La variance mesurée des scores suit d, quelle que soit la loi des composantes. Sans division, les poids se concentrent et l’entropie tombe vers 0\u202f: l’attention devient dure, presque sans gradient. Divisés par √d, les scores gardent une variance de 1 et l’entropie ne dépend plus de d.',
    params: {
      d: { label: 'Dimension d', help: 'Celle des requêtes et des clés, par puissances de deux.' },
      keys: { label: 'Clés t', help: 'Parmi combien de clés l’attention choisit.' },
      law: {
        label: 'Composantes',
        help: 'Indépendantes, de moyenne 0 et de variance 1, de trois lois.',
        options: { normal: 'normales', uniform: 'uniformes', signs: '±1' },
      },
      draw: { label: 'Tirage', help: 'D’autres vecteurs, au hasard.' },
    },
    metrics: {
      variance: 'variance des scores',
      scaledVariance: 'variance des scores divisés par √d',
      entropy: 'entropie sans division (bits)',
      scaledEntropy: 'entropie avec division (bits)',
      largest: 'plus grande entropie possible (bits)',
    },
    view: {
      varianceTitle: 'Variance mesurée des scores, échelle logarithmique',
      entropyTitle: 'Entropie moyenne des poids, en bits',
      x: 'log₂ d',
      raw: 'bruts',
      scaled: 'sur √d',
      ceiling: 'uniforme\u202f: log₂ t',
      rawWeights: 'Sans\u202f:',
      scaledWeights: 'Avec\u202f:',
      bits: 'Poids d’une requête. Moyenne de 200\u202f: {bits} bits.',
      varianceAt: 'variance mesurée',
      scaledVarianceAt: 'après division par √d',
    },
  },
  en: {
    title: 'Dividing by √d',
    question: 'Why does attention freeze when d grows?',
    notice:
      'The measured variance of the scores follows d, whatever the distribution of the components. Without division the weights concentrate and the entropy falls towards 0: attention turns hard, almost without gradient. Divided by √d, scores keep a variance of 1 and the entropy no longer depends on d.',
    params: {
      d: { label: 'Dimension d', help: 'Of queries and keys, in powers of two.' },
      keys: { label: 'Keys t', help: 'How many keys attention chooses from.' },
      law: {
        label: 'Components',
        help: 'Independent, of mean 0 and variance 1, from three distributions.',
        options: { normal: 'normal', uniform: 'uniform', signs: '±1' },
      },
      draw: { label: 'Seed', help: 'Other random vectors.' },
    },
    metrics: {
      variance: 'variance of the scores',
      scaledVariance: 'variance of the scores divided by √d',
      entropy: 'entropy without division (bits)',
      scaledEntropy: 'entropy with division (bits)',
      largest: 'largest possible entropy (bits)',
    },
    view: {
      varianceTitle: 'Measured variance of the scores, logarithmic scale',
      entropyTitle: 'Mean entropy of the weights, in bits',
      x: 'log₂ d',
      raw: 'raw',
      scaled: 'over √d',
      ceiling: 'uniform: log₂ t',
      rawWeights: 'Without:',
      scaledWeights: 'With:',
      bits: 'Weights of one query. Mean of 200: {bits} bits.',
      varianceAt: 'variance measured',
      scaledVarianceAt: 'after division by √d',
    },
  },
} satisfies Bilingual<DemoStrings>
