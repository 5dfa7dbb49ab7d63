import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'Barlow Twins : décorréler les unités',
  question: 'Sans négatif ni asymétrie, qu’est-ce qui empêche toutes les unités de dire la même chose, ou rien ?',
  notice:
    'La diagonale monte vers 1, le reste va vers 0, sans jamais y arriver tout à fait. Avec λ = 0, rien n’empêche les unités de se ressembler. Parties constantes et non centrées, elles ont une diagonale parfaite et un gradient presque nul.',
  params: {
    start: {
      label: 'Départ',
      help: 'Poids au hasard ; unités presque égales entre elles ; unités presque constantes, quelle que soit l’image.',
      options: { random: 'au hasard', equal: 'unités égales', constant: 'unités constantes' },
    },
    centred: { label: 'Centrer', help: 'Ôte à chaque unité sa moyenne sur le lot, comme le fait le code publié.' },
    redundancy: {
      label: 'λ',
      help: 'Poids de la redondance, devant l’invariance. Publié : 0,005, pour D = 8192.',
      options: { '0': '0', '0.005': '0,005', '0.05': '0,05', '0.1': '0,1', '0.2': '0,2', '1': '1' },
    },
    dimension: {
      label: 'Unités D',
      help: 'Dimension du plongement : D termes sur la diagonale, D² − D ailleurs.',
      options: { '8': '8', '16': '16', '32': '32', '64': '64' },
    },
    batchSize: {
      label: 'Taille du lot N',
      help: 'Images dont C est la moyenne : peu d’images, C bruitée. Avec 2, chaque terme vaut ±1.',
    },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
  },
  metrics: {
    loss: 'Perte',
    invariance: 'Σ(1 − Cᵢᵢ)²',
    redundancy: 'λ ΣCᵢⱼ²',
    gradient: 'Norme du gradient ∂L/∂e',
    knn: 'Exactitude k-NN de h',
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    knnEmbedding: 'e, en 8 bits',
    spread: 'Étalement des plongements',
    rank: 'Rang effectif de h',
    rankEmbedding: 'Rang effectif de e',
  },
  view: {
    matrix: 'C : unités d’une vue × unités de l’autre',
    matrixLabel: 'Intercorrélation de {D} × {D} unités ; cible : l’identité',
    low: '−1',
    high: '1',
    target: 'Cible : 1 sur la diagonale, 0 ailleurs.',
    constants: 'Unités constantes : {value} si l’on ne centre pas, {D} si l’on centre.',
    equals: 'Tous égaux à leur moyenne c = {c}, D(1 − c)² + λ(D² − D)c² = {cost} ; la perte est {loss}.',
    loss: 'Perte, et ses deux termes',
    chartLabel: '{what} au fil des pas, maintenant {value}',
    steps: 'pas',
    of: '{value} / {D}',
    knn: 'k-NN de h',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Barlow Twins: decorrelate the units',
  question: 'Without negatives or asymmetry, what keeps all units from saying the same thing, or nothing at all?',
  notice:
    'The diagonal rises towards 1 and the rest goes towards 0, without ever quite getting there. With λ = 0 nothing keeps the units from being all alike. If they start constant and are not centred, the diagonal is perfect and there is hardly any gradient.',
  params: {
    start: {
      label: 'Start',
      help: 'Random weights; units that are nearly equal to each other; units that are nearly constant, whatever the image.',
      options: { random: 'random', equal: 'equal units', constant: 'constant units' },
    },
    centred: { label: 'Centre', help: 'Subtracts from each unit its mean over the batch, as the published code does.' },
    redundancy: {
      label: 'λ',
      help: 'Weight of redundancy relative to invariance. Published: 0.005, for D = 8192.',
      options: { '0': '0', '0.005': '0.005', '0.05': '0.05', '0.1': '0.1', '0.2': '0.2', '1': '1' },
    },
    dimension: {
      label: 'Units D',
      help: 'Dimension of the embedding: D terms on the diagonal, D² − D elsewhere.',
      options: { '8': '8', '16': '16', '32': '32', '64': '64' },
    },
    batchSize: {
      label: 'Batch size N',
      help: 'Images over which C is a mean: with few of them, C is noisy. With 2, every entry is ±1.',
    },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
  },
  metrics: {
    loss: 'Loss',
    invariance: 'Σ(1 − Cᵢᵢ)²',
    redundancy: 'λ ΣCᵢⱼ²',
    gradient: 'Norm of the gradient ∂L/∂e',
    knn: 'k-NN accuracy of h',
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
    knnEmbedding: 'e, in 8 bits',
    spread: 'Spread of the embeddings',
    rank: 'Effective rank of h',
    rankEmbedding: 'Effective rank of e',
  },
  view: {
    matrix: 'C: units of one view × units of the other',
    matrixLabel: 'Cross-correlation of {D} × {D} units; target: the identity',
    low: '−1',
    high: '1',
    target: 'Target: 1 on the diagonal, 0 elsewhere.',
    constants: 'Constant units: {value} if not centred, {D} if centred.',
    equals: 'All equal to their mean c = {c}, D(1 − c)² + λ(D² − D)c² = {cost}; the loss is {loss}.',
    loss: 'Loss, and its two terms',
    chartLabel: '{what} over the steps, now {value}',
    steps: 'steps',
    of: '{value} / {D}',
    knn: 'k-NN of h',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
