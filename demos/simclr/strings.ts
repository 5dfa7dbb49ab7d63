import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'SimCLR : deux vues de la même image doivent se ressembler',
  question: 'Sans une seule étiquette, que peut apprendre un réseau qui ne fait que comparer des vues ?',
  notice:
    'Les paires positives s’allument, les images semblables se rassemblent sur la carte, l’exactitude dépasse celle du réseau non entraîné. Ce que les augmentations changent est oublié ; ce qu’elles laissent est appris.',
  own: {
    notice:
      'Les paires positives s’allument, les images semblables se rassemblent sur la carte. Ce que les augmentations changent est oublié ; ce qu’elles laissent est appris. Si vos images ont des étiquettes : l’exactitude dépasse-t-elle celle du réseau non entraîné ?',
  },
  params: {
    dataset: {
      label: 'Images',
      help: 'Chiffres écrits à la main, emoji, ou formes dessinées dont on connaît la forme, la couleur et la texture.',
      options: { mnist: 'chiffres', emoji: 'emoji', shapes: 'formes', own: 'les vôtres' },
    },
    batchSize: {
      label: 'Taille du lot N',
      help: 'Chaque vue est comparée aux 2N − 2 vues des autres images du lot : un grand lot donne plus de négatifs.',
    },
    temperature: {
      label: 'Température τ',
      help: 'Basse, elle fait peser surtout les négatifs les plus proches ; haute, elle les traite presque tous de même.',
    },
    learningRate: {
      label: 'Taux d’apprentissage',
      help: 'Longueur des pas de l’optimiseur ; trop grand, la perte diverge.',
    },
    crop: { label: 'Recadrage', help: 'Agrandit un extrait de l’image, d’autant plus petit que la valeur est forte.' },
    flip: { label: 'Retournement', help: 'Part des vues retournées de gauche à droite.' },
    rotate: { label: 'Rotation', help: 'Tourne et penche l’image.' },
    colour: { label: 'Couleur', help: 'Change contraste, luminosité et teinte. Mettez-la à zéro sur les formes.' },
    grey: { label: 'Niveaux de gris', help: 'Part des vues qui perdent leur couleur.' },
    blur: { label: 'Flou', help: 'Efface les détails fins.' },
    picked: { label: 'Image choisie', help: 'Celle dont on montre les plus proches voisines.' },
    colourBy: {
      label: 'Colorer selon',
      help: 'Ce que montrent les couleurs de la carte. Le réseau n’en sait rien.',
      options: { label: 'étiquette', shape: 'forme', colour: 'couleur', texture: 'texture' },
    },
  },
  metrics: {
    loss: 'Perte NT-Xent',
    knn: 'Exactitude k-NN',
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    spread: 'Étalement des plongements',
    rank: 'Rang effectif de h',
    knnShape: 'forme',
    knnColour: 'couleur',
    knnTexture: 'texture',
  },
  view: {
    views: 'Même image, deux vues',
    viewsLabel: 'Deux vues de chacune de {n} images du lot',
    first: 'vues x',
    second: 'vues y',
    similarity: 'Similarités',
    similarityLabel:
      'Similarité de chaque vue à chaque autre, {n} sur {n}. Paires positives {positive} en moyenne, autres paires {negative}.',
    positives: 'Cadres : paires positives, à rapprocher ({positive} en moyenne) ; le reste, à éloigner ({negative}).',
    viewName: 'vue {view} de l’image {n}',
    map: 'Images de test selon leurs attributs h',
    mapLabel:
      'Carte de {n} images de test selon leurs attributs h, colorées selon : {by}. Flèches : choisir une image.',
    pick: 'Cliquez une image : ses voisines',
    picked: 'Image cerclée : ses voisines',
    before: 'avant',
    now: 'maintenant',
    underlined: 'même {by}\u00a0: {before} sur {k} → {now} sur {k}',
    beforeLabel: 'Voisines avant l’entraînement : {same} sur {k} de même {by}',
    nowLabel: 'Voisines maintenant : {same} sur {k} de même {by}',
    pickedLabel: 'Image choisie : {name}',
    imageName: 'image {n}, {name}',
    imageAlone: 'image {n}',
    digitName: 'chiffre {c}',
    steps: 'pas',
    lossLabel: 'Perte NT-Xent au fil des pas, maintenant {value}',
    knn: 'k-NN, 10 étiquettes/classe',
    attributes: 'k-NN : que retient h ?',
    attributesLabel: 'Exactitude k-NN au fil des pas : forme {shape}, couleur {colour}, texture {texture}',
    // Names of the classes, in the order of core/data.
    shape: 'disque carré triangle croix anneau étoile',
    colour: 'rouge orange vert cyan bleu mauve',
    texture: 'uni rayures pois',
    own: 'étiquette {c}',
    knnNone: 'Sans étiquettes, l’exactitude k-NN n’est pas mesurée.',
    emoji: 'visages personnes animaux nourriture voyages activités objets symboles',
    spreadHint: '0 : effondré · 1 : bien étalé',
    rankHint: 'directions utilisées par h',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'SimCLR: two views of the same image should look alike',
  question: 'Without a single label, what can a network learn that only compares views?',
  notice:
    'The positive pairs light up, similar images gather on the map, accuracy rises above that of the untrained network. What the augmentations change is forgotten; what they leave alone is learnt.',
  own: {
    notice:
      'The positive pairs light up, similar images gather on the map. What the augmentations change is forgotten; what they leave alone is learnt. If your images have labels: does accuracy rise above that of the untrained network?',
  },
  params: {
    dataset: {
      label: 'Images',
      help: 'Handwritten digits, emoji, or drawn shapes whose shape, colour and texture are known.',
      options: { mnist: 'digits', emoji: 'emoji', shapes: 'shapes', own: 'yours' },
    },
    batchSize: {
      label: 'Batch size N',
      help: 'Each view is compared with the 2N − 2 views of the other images of the batch: a large batch has more negatives.',
    },
    temperature: {
      label: 'Temperature τ',
      help: 'Low, it weighs the nearest negatives most; high, it treats nearly all of them alike.',
    },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps; too large, the loss diverges.' },
    crop: { label: 'Crop', help: 'Enlarges a part of the image, the smaller the stronger the value.' },
    flip: { label: 'Flip', help: 'Share of the views that are mirrored left to right.' },
    rotate: { label: 'Rotation', help: 'Turns and slants the image.' },
    colour: { label: 'Colour', help: 'Changes contrast, brightness and hue. Set it to zero on the shapes.' },
    grey: { label: 'Greyscale', help: 'Share of the views that lose their colour.' },
    blur: { label: 'Blur', help: 'Wipes out fine detail.' },
    picked: { label: 'Picked image', help: 'The one whose nearest neighbours are shown.' },
    colourBy: {
      label: 'Colour by',
      help: 'What the colours of the map show. The network knows nothing of it.',
      options: { label: 'label', shape: 'shape', colour: 'colour', texture: 'texture' },
    },
  },
  metrics: {
    loss: 'NT-Xent loss',
    knn: 'k-NN accuracy',
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
    spread: 'Spread of the embeddings',
    rank: 'Effective rank of h',
    knnShape: 'shape',
    knnColour: 'colour',
    knnTexture: 'texture',
  },
  view: {
    views: 'Same image, two views',
    viewsLabel: 'Two views of each of {n} images of the batch',
    first: 'views x',
    second: 'views y',
    similarity: 'Similarities',
    similarityLabel:
      'Similarity of each view to every other, {n} by {n}. Positive pairs {positive} on average, other pairs {negative}.',
    positives:
      'Frames: positive pairs, to pull together ({positive} on average); the rest, to push apart ({negative}).',
    viewName: 'view {view} of image {n}',
    map: 'Test images by their features h',
    mapLabel: 'Map of {n} test images by their features h, coloured by: {by}. Arrow keys pick an image.',
    pick: 'Click an image: its neighbours',
    picked: 'Circled image: its neighbours',
    before: 'before',
    now: 'now',
    underlined: 'same {by}: {before} of {k} → {now} of {k}',
    beforeLabel: 'Neighbours before training: {same} of {k} of the same {by}',
    nowLabel: 'Neighbours now: {same} of {k} of the same {by}',
    pickedLabel: 'Picked image: {name}',
    imageName: 'image {n}, {name}',
    imageAlone: 'image {n}',
    digitName: 'digit {c}',
    steps: 'steps',
    lossLabel: 'NT-Xent loss over the steps, now {value}',
    knn: 'k-NN, 10 labels per class',
    attributes: 'k-NN: what does h keep?',
    attributesLabel: 'k-NN accuracy over the steps: shape {shape}, colour {colour}, texture {texture}',
    shape: 'disc square triangle cross ring star',
    colour: 'red orange green cyan blue violet',
    texture: 'plain stripes dots',
    own: 'label {c}',
    knnNone: 'Without labels, k-NN accuracy is not measured.',
    emoji: 'smileys people animals food travel activities objects symbols',
    spreadHint: '0: collapsed · 1: well spread',
    rankHint: 'directions that h uses',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
