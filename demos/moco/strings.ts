import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'MoCo : une file de clés et un encodeur à inertie',
  question: 'Peut-on garder les négatifs des pas précédents, quand le réseau qui les a faits a déjà changé ?',
  notice:
    'Avec l’inertie, les vieilles clés ressemblent encore à celles d’aujourd’hui, et le k-NN dépasse le réseau non entraîné. Avec m = 0, clés et requêtes changent d’un coup : la dérive est forte, puis tout s’effondre.',
  own: {
    notice:
      'Avec l’inertie, les vieilles clés ressemblent encore à celles d’aujourd’hui ; avec m = 0, clés et requêtes changent d’un coup. Si la file compte plus de clés que vous n’avez d’images, la même image y revient, comme un faux négatif.',
  },
  params: {
    memory: {
      label: 'Mémoire',
      help: 'File : les clés des derniers lots. Banque : un vecteur par image, refait une fois par époque.',
      options: { queue: 'file', bank: 'banque' },
    },
    momentum: {
      label: 'Inertie m',
      help: 'Part des anciens poids que l’encodeur des clés garde à chaque pas ; 0 : il copie l’autre.',
      options: { '0': '0', '0.5': '0,5', '0.9': '0,9', '0.95': '0,95', '0.99': '0,99', '0.999': '0,999' },
    },
    negatives: {
      label: 'Négatifs K',
      help: 'Longueur de la file, ou nombre de vecteurs tirés de la banque à chaque pas.',
    },
    batchSize: { label: 'Taille du lot N', help: 'Clés ajoutées à chaque pas.' },
    temperature: { label: 'Température τ', help: 'Basse, elle fait peser surtout les négatifs les plus proches.' },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
    images: {
      label: 'Images',
      help: 'Chiffres écrits à la main, ou vos images.',
      options: { mnist: 'chiffres', own: 'les vôtres' },
    },
    picked: { label: 'Image choisie', help: 'Celle que des traits relient à ses plus proches voisines.' },
  },
  metrics: {
    loss: 'Perte InfoNCE',
    knn: 'Exactitude k-NN',
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    knnEmbedding: 'e, en 8 bits',
    spread: 'Étalement des plongements',
    rank: 'Rang effectif de h',
    drift: 'Cosinus moyen',
  },
  view: {
    queue: 'La file : les clés des derniers lots, par âge',
    bank: 'La banque : un vecteur par image, par âge',
    random: 'au hasard',
    enterQueue: '→ les N clés du lot entrent',
    leaveQueue: 'les plus vieilles sortent →',
    enterBank: '→ images vues à l’instant',
    leaveBank: 'images vues il y a longtemps',
    axis: 'âge en pas ; largeur : part des {n} vecteurs',
    beltLabel:
      'Mémoire de {n} vecteurs rangés par âge, {age} pas en moyenne ; cosinus moyen d’une clé gardée avec celle que la même vue reçoit maintenant, {value}',
    drift: 'Cosinus moyen, au fil des pas',
    driftLabel: 'Cosinus moyen d’une clé gardée avec celle de maintenant, au fil des pas, à présent {value}',
    driftNote: 'Flèche : la clé gardée. Tirets : celle que la même vue reçoit maintenant. L’angle est la dérive.',
    meanAge: 'Âge moyen, en pas',
    map: 'Images de test selon h',
    mapLabel: 'Carte de {n} images de test selon leurs attributs h, un signe par étiquette. Flèches : choisir.',
    imageName: 'image {n}, chiffre {c}',
    ownName: 'image {n}, étiquette {c}',
    imageAlone: 'image {n}',
    knn: 'k-NN, 10 étiquettes/classe',
    chance: 'log(K+1)',
    lossLabel: 'Perte InfoNCE au fil des pas, maintenant {value}',
    knnNone: 'Sans étiquettes, l’exactitude k-NN n’est pas mesurée.',
    steps: 'pas',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'MoCo: a queue of keys and a momentum encoder',
  question: 'Can negatives from earlier steps be kept, when the network that made them has changed since?',
  notice:
    'With momentum, old keys still look like those of today, and k-NN rises above the untrained network. With m = 0 keys and queries jump together: the drift is strong, then everything collapses.',
  own: {
    notice:
      'With momentum, old keys still look like those of today; with m = 0 keys and queries jump together. If the queue holds more keys than you have images, the same image is in it again, as a false negative.',
  },
  params: {
    memory: {
      label: 'Memory',
      help: 'Queue: the keys of the last batches. Bank: one vector per image, renewed once per epoch.',
      options: { queue: 'queue', bank: 'bank' },
    },
    momentum: {
      label: 'Momentum m',
      help: 'Share of the old weights that the key encoder keeps at each step; 0: it copies the other one.',
      options: { '0': '0', '0.5': '0.5', '0.9': '0.9', '0.95': '0.95', '0.99': '0.99', '0.999': '0.999' },
    },
    negatives: {
      label: 'Negatives K',
      help: 'Length of the queue, or number of vectors drawn from the bank at each step.',
    },
    batchSize: { label: 'Batch size N', help: 'Keys added at each step.' },
    temperature: { label: 'Temperature τ', help: 'Low, it weighs the nearest negatives most.' },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
    images: {
      label: 'Images',
      help: 'Handwritten digits, or your images.',
      options: { mnist: 'digits', own: 'yours' },
    },
    picked: { label: 'Picked image', help: 'The one that lines join to its nearest neighbours.' },
  },
  metrics: {
    loss: 'InfoNCE loss',
    knn: 'k-NN accuracy',
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
    knnEmbedding: 'e, in 8 bits',
    spread: 'Spread of the embeddings',
    rank: 'Effective rank of h',
    drift: 'Mean cosine',
  },
  view: {
    queue: 'The queue: keys of the last batches, by age',
    bank: 'The bank: one vector per image, by age',
    random: 'random',
    enterQueue: '→ the N keys of the batch enter',
    leaveQueue: 'the oldest leave →',
    enterBank: '→ images seen just now',
    leaveBank: 'images seen long ago',
    axis: 'age in steps; width: share of the {n} vectors',
    beltLabel:
      'Memory of {n} vectors sorted by age, {age} steps on average; mean cosine of a stored key and the one that the same view gets now, {value}',
    drift: 'Mean cosine over the steps',
    driftLabel: 'Mean cosine of a stored key and the one of now, over the steps, now {value}',
    driftNote: 'Arrow: the stored key. Dashes: the one that the same view gets now. Their angle is the drift.',
    meanAge: 'Mean age, in steps',
    map: 'Test images by h',
    mapLabel: 'Map of {n} test images by their features h, one sign per label. Arrow keys pick.',
    imageName: 'image {n}, digit {c}',
    ownName: 'image {n}, label {c}',
    imageAlone: 'image {n}',
    knn: 'k-NN, 10 labels per class',
    chance: 'log(K+1)',
    lossLabel: 'InfoNCE loss over the steps, now {value}',
    knnNone: 'Without labels, k-NN accuracy is not measured.',
    steps: 'steps',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
