import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'SwAV : chaque vue prédit le code de l’autre',
  question: 'Des groupes que personne n’a donnés, sans négatifs : et si rien n’oblige à partager le lot ?',
  notice:
    'Avec l’équipartition, les prototypes se répartissent parmi les images. Sans elle, un seul prend tout : la perte tombe à zéro, et l’étalement tombe aussi.',
  params: {
    equipartition: {
      label: 'Équipartition',
      help: 'Oui : Sinkhorn donne à chaque prototype la même masse du lot. Non : chaque vue choisit pour elle seule.',
    },
    prototypes: { label: 'Prototypes K', help: 'Nombre de groupes, bien plus que de classes si l’on veut.' },
    epsilon: { label: 'ε des codes', help: 'Petit : codes presque durs. Grand : chaque vue se partage entre tous.' },
    temperature: { label: 'Température τ', help: 'Celle des prédictions ; elle ne change pas les codes.' },
    batchSize: { label: 'Taille du lot N', help: 'Images qui se partagent les prototypes à chaque pas.' },
    images: {
      label: 'Images',
      help: 'Chiffres écrits à la main, ou vos images.',
      options: { mnist: 'chiffres', own: 'les vôtres' },
    },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
  },
  metrics: {
    loss: 'Perte : entropie croisée des codes échangés',
    knn: 'Exactitude k-NN',
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    knnEmbedding: 'e, en 8 bits',
    spread: 'Étalement des plongements (0 : effondré, 1 : étalé)',
    rank: 'Rang effectif de h',
    used: 'Prototypes utilisés',
  },
  view: {
    map: 'Images de test et prototypes selon e',
    mapLabel: 'Carte de {n} images de test et de {K} prototypes selon leurs plongements',
    legend: 'Losanges : prototypes, grands comme leur part du lot. Chiffres : étiquettes, cachées au réseau.',
    ownLegend: 'Losanges : prototypes, grands comme leur part du lot. Lettres ou points : vos images.',
    usage: 'Part des codes : {used} prototypes utilisés sur {K}',
    usageLabel: 'Part des codes de chaque prototype ; {used} sur {K} sont le premier choix d’une vue',
    equal: 'parts égales, 1/K',
    knn: 'k-NN de h, 10 étiquettes par classe',
    chance: 'log K',
    lossLabel: 'Perte au fil des pas, maintenant {value}',
    knnNone: 'Sans étiquettes, l’exactitude k-NN n’est pas mesurée.',
    steps: 'pas',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'SwAV: each view predicts the code of the other',
  question: 'Groups that nobody gave, without negatives: what if nothing makes them share the batch?',
  notice:
    'With equipartition the prototypes spread out among the images. Without it, one takes everything: the loss drops to zero, and the spread drops too.',
  params: {
    equipartition: {
      label: 'Equipartition',
      help: 'On: Sinkhorn gives each prototype the same mass of the batch. Off: each view chooses for itself.',
    },
    prototypes: { label: 'Prototypes K', help: 'Number of groups, far more than classes if you like.' },
    epsilon: { label: 'ε of the codes', help: 'Small: nearly hard codes. Large: each view is shared among all.' },
    temperature: { label: 'Temperature τ', help: 'Of the predictions; it does not change the codes.' },
    batchSize: { label: 'Batch size N', help: 'Images that share the prototypes at each step.' },
    images: {
      label: 'Images',
      help: 'Handwritten digits, or your images.',
      options: { mnist: 'digits', own: 'yours' },
    },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
  },
  metrics: {
    loss: 'Loss: cross-entropy of the swapped codes',
    knn: 'k-NN accuracy',
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
    knnEmbedding: 'e, in 8 bits',
    spread: 'Spread of the embeddings (0: collapsed, 1: spread out)',
    rank: 'Effective rank of h',
    used: 'Prototypes used',
  },
  view: {
    map: 'Test images and prototypes by e',
    mapLabel: 'Map of {n} test images and {K} prototypes by their embeddings',
    legend: 'Diamonds: prototypes, as large as their share of the batch. Digits: labels, hidden from the network.',
    ownLegend: 'Diamonds: prototypes, as large as their share of the batch. Letters or dots: your images.',
    usage: 'Share of the codes: {used} prototypes used of {K}',
    usageLabel: 'Share of the codes of each prototype; {used} of {K} are the first choice of a view',
    equal: 'equal shares, 1/K',
    knn: 'k-NN of h, 10 labels per class',
    chance: 'log K',
    lossLabel: 'Loss over the steps, now {value}',
    knnNone: 'Without labels, k-NN accuracy is not measured.',
    steps: 'steps',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
