import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'PIRL et Jigsaw : ignorer l’ordre ou le prédire',
  question: 'Neuf morceaux mélangés : faut-il apprendre à dire leur ordre, ou à ne pas en tenir compte ?',
  notice:
    'Jigsaw trouve presque toujours l’ordre, et ses attributs se dégradent ; PIRL l’ignore, et les siens s’améliorent. Doubler |P| double presque la tête de Jigsaw ; celle de PIRL ne change pas.',
  own: {
    notice:
      'Jigsaw apprend à dire l’ordre, PIRL à l’ignorer : comparez ce que chacun trouve de l’ordre et, si vos images ont des étiquettes, son k-NN. Doubler |P| double presque la tête de Jigsaw ; celle de PIRL ne change pas.',
  },
  params: {
    orders: { label: 'Ordres |P|', help: 'Nombre d’ordres dans lesquels un puzzle peut être mélangé.' },
    lambda: { label: 'Part du puzzle λ', help: 'PIRL : 0 ne compare que l’image, 1 que le puzzle, à la mémoire.' },
    criterion: {
      label: 'Perte NCE',
      help: 'Ce à quoi un score est comparé : aux négatifs, à une constante, ou parmi tous.',
      options: { paper: 'article', nce: 'code, Z fixe', softargmax: 'softargmax' },
    },
    temperature: { label: 'Température τ', help: 'Basse, elle fait peser surtout les négatifs les plus proches.' },
    images: {
      label: 'Images',
      help: 'Chiffres écrits à la main, ou vos images.',
      options: { mnist: 'chiffres', own: 'les vôtres' },
    },
    batchSize: { label: 'Taille du lot N', help: 'Images par pas, chacune avec ses neuf morceaux.' },
  },
  metrics: {
    knn: 'PIRL',
    knnJigsaw: 'Jigsaw',
    knnEmbedding: 'PIRL, k-NN de e',
    spread: 'Étalement des plongements de PIRL',
    found: 'ordre trouvé',
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    loss: 'Perte de PIRL',
    lossJigsaw: 'Perte de Jigsaw',
    headPirl: 'Tête g de PIRL',
    headJigsaw: 'Tête de Jigsaw',
    imagePirl: 'PIRL : même image, autre ordre',
    orderPirl: 'PIRL : autre image, même ordre',
    imageJigsaw: 'Jigsaw : même image, autre ordre',
    orderJigsaw: 'Jigsaw : autre image, même ordre',
  },
  view: {
    puzzles: 'Une vue, un puzzle',
    puzzleLabel: 'Puzzle {n} : neuf morceaux mélangés',
    imageLabel: 'Image {n}',
    puzzleNote: 'L’image I, puis une autre vue en morceaux.',
    knn: 'k-NN de h et de e, 10 étiquettes par classe',
    ofE: 'PIRL, e',
    knnLabel: 'Exactitude k-NN au fil des pas : PIRL {pirl} selon h et {e} selon e, Jigsaw {jigsaw} selon h',
    knnNone: 'Sans étiquettes, l’exactitude k-NN n’est pas mesurée.',
    steps: 'pas',
    found: 'Jigsaw : ordre trouvé, images de test',
    chance: 'hasard',
    heads: 'Poids de la tête, pour |P| = {n}',
    all: 'Pour les 9! = 362 880 ordres : Jigsaw {n} millions.',
    cosines: 'Cosinus moyen de deux sorties',
    sameImage: 'même image, autre ordre',
    sameOrder: 'autre image, même ordre',
    cosineNote: 'Invariance : la sortie suit l’image. Covariance : elle suit l’ordre.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'PIRL and Jigsaw: ignore the order or predict it',
  question: 'Nine shuffled patches: should a network learn to tell their order, or to take no notice of it?',
  notice:
    'Jigsaw finds the order nearly always, and its features get worse; PIRL ignores it, and its features get better. Doubling |P| nearly doubles Jigsaw’s head; PIRL’s does not change.',
  own: {
    notice:
      'Jigsaw learns to tell the order, PIRL to ignore it: compare what each finds of the order and, if your images have labels, its k-NN. Doubling |P| nearly doubles Jigsaw’s head; PIRL’s does not change.',
  },
  params: {
    orders: { label: 'Orders |P|', help: 'How many orders a puzzle may be shuffled into.' },
    lambda: {
      label: 'Puzzle share λ',
      help: 'PIRL: 0 compares only the image, 1 only the puzzle, with the memory.',
    },
    criterion: {
      label: 'NCE loss',
      help: 'What a score is compared with: the negatives, a constant, or all at once.',
      options: { paper: 'paper', nce: 'code, fixed Z', softargmax: 'softargmax' },
    },
    temperature: { label: 'Temperature τ', help: 'Low, it weighs the nearest negatives most.' },
    images: {
      label: 'Images',
      help: 'Handwritten digits, or your images.',
      options: { mnist: 'digits', own: 'yours' },
    },
    batchSize: { label: 'Batch size N', help: 'Images per step, each with its nine patches.' },
  },
  metrics: {
    knn: 'PIRL',
    knnJigsaw: 'Jigsaw',
    knnEmbedding: 'PIRL, k-NN of e',
    spread: 'Spread of PIRL’s embeddings',
    found: 'order found',
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
    loss: 'Loss of PIRL',
    lossJigsaw: 'Loss of Jigsaw',
    headPirl: 'Head g of PIRL',
    headJigsaw: 'Head of Jigsaw',
    imagePirl: 'PIRL: same image, other order',
    orderPirl: 'PIRL: other image, same order',
    imageJigsaw: 'Jigsaw: same image, other order',
    orderJigsaw: 'Jigsaw: other image, same order',
  },
  view: {
    puzzles: 'A view, a puzzle',
    puzzleLabel: 'Puzzle {n}: nine shuffled patches',
    imageLabel: 'Image {n}',
    puzzleNote: 'The image I, then another view in pieces.',
    knn: 'k-NN of h and of e, 10 labels per class',
    ofE: 'PIRL, e',
    knnLabel: 'k-NN accuracy over the steps: PIRL {pirl} by h and {e} by e, Jigsaw {jigsaw} by h',
    knnNone: 'Without labels, k-NN accuracy is not measured.',
    steps: 'steps',
    found: 'Jigsaw: order found, test images',
    chance: 'chance',
    heads: 'Weights of the head, for |P| = {n}',
    all: 'For all 9! = 362,880 orders: Jigsaw {n} million.',
    cosines: 'Mean cosine of two outputs',
    sameImage: 'same image, other order',
    sameOrder: 'other image, same order',
    cosineNote: 'Invariance: the output follows the image. Covariance: it follows the order.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
