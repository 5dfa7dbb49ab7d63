import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'Deux recadrages ont-ils un objet en commun ?',
  question: 'Que reste-t-il de l’apprentissage quand deux recadrages ne montrent plus la même chose ?',
  notice:
    'Sur un objet seul, deux recadrages montrent toujours le même objet. Dans la scène, rarement : la perte ne descend guère, et le k-NN recule. L’étiquette était dans le cadrage.',
  own: {
    notice:
      'D’une image seule, deux recadrages montrent toujours la même. Dans la scène, rarement : regardez la perte et, si vos images ont des étiquettes, le k-NN. L’étiquette était dans le cadrage.',
  },
  params: {
    picture: {
      label: 'Image',
      help: 'Celle sur laquelle on place les recadrages.',
      options: { one: 'objet seul', many: 'scène' },
    },
    images: {
      label: 'Objets',
      help: 'Ce que l’on voit.',
      options: { emoji: 'emojis', mnist: 'chiffres', own: 'les vôtres' },
    },
    clutter: {
      label: 'Scène',
      help: 'Nombre d’objets d’une scène.',
      options: { '2': '2 × 2', '3': '3 × 3' },
    },
    scale: { label: 'Plus petit côté', help: 'Côté des plus petits recadrages ; 1 : un objet entier.' },
    batchSize: { label: 'Taille du lot N', help: 'Images par pas, pour chacun des deux réseaux.' },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
    crops: { label: 'Recadrages' },
  },
  metrics: {
    knnOne: 'k-NN, objets seuls',
    knnMany: 'k-NN, scènes',
    knnOneEmbedding: 'k-NN de e, objets seuls',
    knnManyEmbedding: 'k-NN de e, scènes',
    spread: 'Étalement de e, objets seuls',
    spreadMany: 'Étalement de e, scènes',
    loss: 'Perte, objets seuls',
    lossMany: 'Perte, scènes',
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    shareOne: 'objet seul',
    shareMany: 'scène encombrée',
  },
  view: {
    knnNone: 'Sans étiquettes, l’exactitude k-NN n’est pas mesurée.',
    title_one: 'Un objet seul, bien cadré',
    title_many: 'Une scène encombrée',
    crop: 'recadrage {letter}',
    position: 'centre à {x} % de la gauche, {y} % du haut',
    shared: 'A et B montrent un objet en commun : les rapprocher a un sens.',
    apart: 'A et B ne montrent aucun objet en commun, et la perte les forcerait à se confondre.',
    chance: 'Probabilité d’un objet commun',
    knn: 'k-NN sur des objets seuls (trait plein : h, tirets : e)',
    knnLabel:
      'Exactitude k-NN de h au fil des pas : {one} sur objets seuls, {many} sur scènes ; de e : {oneE} et {manyE}',
    one: 'objets seuls',
    many: 'scènes',
    loss: 'Perte NT-Xent',
    lossLabel: 'Perte au fil des pas : {one} sur objets seuls, {many} sur scènes',
    steps: 'pas',
    note: 'Répondre la même chose à tout donne {log}. Un objet compte si un quart au moins en est visible.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Do two crops share an object?',
  question: 'What is left of learning when two crops no longer show the same thing?',
  notice:
    'Two crops of a single object always show the same object. In the scene they seldom do: the loss hardly falls, and k-NN drops. The label was in the framing.',
  own: {
    notice:
      'Two crops of a single image always show the same thing. In the scene they seldom do: watch the loss and, if your images have labels, k-NN. The label was in the framing.',
  },
  params: {
    picture: {
      label: 'Picture',
      help: 'The one on which the crops are placed.',
      options: { one: 'single object', many: 'scene' },
    },
    images: { label: 'Objects', help: 'What is seen.', options: { emoji: 'emoji', mnist: 'digits', own: 'yours' } },
    clutter: {
      label: 'Scene',
      help: 'Number of objects in a scene.',
      options: { '2': '2 × 2', '3': '3 × 3' },
    },
    scale: { label: 'Smallest side', help: 'Side of the smallest crops; 1 is a whole object.' },
    batchSize: { label: 'Batch size N', help: 'Images per step, for each of the two networks.' },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
    crops: { label: 'Crops' },
  },
  metrics: {
    knnOne: 'k-NN, single objects',
    knnMany: 'k-NN, scenes',
    knnOneEmbedding: 'k-NN of e, single objects',
    knnManyEmbedding: 'k-NN of e, scenes',
    spread: 'Spread of e, single objects',
    spreadMany: 'Spread of e, scenes',
    loss: 'Loss, single objects',
    lossMany: 'Loss, scenes',
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
    shareOne: 'single object',
    shareMany: 'cluttered scene',
  },
  view: {
    knnNone: 'Without labels, k-NN accuracy is not measured.',
    title_one: 'A single object, well framed',
    title_many: 'A cluttered scene',
    crop: 'crop {letter}',
    position: 'centre {x}% from the left, {y}% from the top',
    shared: 'A and B show an object in common: pulling them together makes sense.',
    apart: 'A and B show no object in common, and the loss would force them to be one.',
    chance: 'Probability of a shared object',
    knn: 'k-NN on single objects (solid: h, dashed: e)',
    knnLabel: 'k-NN accuracy of h over the steps: {one} on single objects, {many} on scenes; of e: {oneE} and {manyE}',
    one: 'single objects',
    many: 'scenes',
    loss: 'NT-Xent loss',
    lossLabel: 'Loss over the steps: {one} on single objects, {many} on scenes',
    steps: 'steps',
    note: 'Giving the same answer to everything gives {log}. An object counts if at least a quarter of it is visible.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
