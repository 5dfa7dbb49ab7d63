import type { Bilingual, DemoStrings } from '../runtime/contract'
import { metricOf, RUNS, type Figure } from './runs'

/** The same name for a figure of each run. */
function ofEachRun(names: Readonly<Record<Figure, string>>): Record<string, string> {
  const figures = Object.keys(names) as Figure[]
  return Object.fromEntries(
    Array.from({ length: RUNS }, (_, run) => figures.map((figure) => [metricOf(figure, run), names[figure]])).flat(),
  )
}

const fr = {
  title: 'Distillation : huit combinaisons de trois interrupteurs',
  question: 'Prédicteur, arrêt du gradient, moyenne mobile : lesquels empêchent vraiment l’effondrement ?',
  notice:
    'Il faut le prédicteur et l’arrêt du gradient, ensemble. La moyenne mobile n’est pas nécessaire ; sans eux, elle ne fait que ralentir la chute.',
  params: {
    predictor: { label: 'Prédicteur', help: 'Un petit réseau de plus, du côté de l’élève seulement.' },
    stopGradient: { label: 'Arrêt du gradient', help: 'Aucun gradient ne passe par le côté du maître.' },
    movingAverage: {
      label: 'Moyenne mobile',
      help: 'Le maître est un second réseau, moyenne des poids passés de l’élève ; sinon, les deux ne font qu’un.',
    },
    heads: {
      label: 'Têtes',
      help: 'Projecteur et prédicteur. BYOL : normalisation par lots dans les couches cachées. SimSiam : aussi à la sortie du projecteur, ce qui retient l’étalement et cache en partie l’effondrement.',
      options: { byol: 'de BYOL', simsiam: 'de SimSiam', none: 'sans normalisation' },
    },
    momentum: {
      label: 'Inertie m',
      help: 'Part de ses anciens poids que le maître garde à chaque pas.',
      options: { '0.5': '0,5', '0.9': '0,9', '0.95': '0,95', '0.99': '0,99' },
    },
    batchSize: { label: 'Taille du lot N', help: 'Images par pas, les mêmes pour les huit.' },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
  },
  metrics: {
    knnUntrained: 'non entraîné',
    rankUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    ...ofEachRun({
      loss: 'Perte : −cosinus (au mieux −1)',
      spread: 'Étalement des plongements',
      rank: 'Rang effectif de h',
      knn: 'Exactitude k-NN de h',
      knnEmbedding: 'Exactitude k-NN de e, en 8 bits',
    }),
  },
  view: {
    grid: 'Les plongements e des huit, au pas {step}',
    same: 'maître = élève',
    average: 'maître = moyenne mobile',
    columns: 'ni l’un ni l’autre|prédicteur seul|arrêt seul|les deux',
    similarity: 'similarité seule',
    simsiam: 'SimSiam',
    byol: 'BYOL',
    spread: 'étalement',
    knnOf: 'k-NN de e',
    rank: 'Rang effectif de h (au départ : {untrained})',
    knn: 'k-NN de h et de e',
    knnLabel: 'Exactitude k-NN au fil des pas, maintenant {h} pour h et {e} pour e',
    cell: '{row}, {column}',
    healthy: 'étalé',
    chartLabel: '{what} au fil des pas, maintenant {value}',
    steps: 'pas',
    note: 'Point : une image de test ; couleur : son chiffre. Clic : suivre cette combinaison.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Distillation: eight combinations of three switches',
  question: 'Predictor, stop-gradient, moving average: which of them really prevent collapse?',
  notice:
    'It takes both the predictor and the stop-gradient. The moving average is not needed; without them it only slows the fall.',
  params: {
    predictor: { label: 'Predictor', help: 'One more small network, on the student’s side only.' },
    stopGradient: { label: 'Stop-gradient', help: 'No gradient flows through the teacher’s side.' },
    movingAverage: {
      label: 'Moving average',
      help: 'The teacher is a second network, an average of the student’s past weights; otherwise the two are one.',
    },
    heads: {
      label: 'Heads',
      help: 'Projector and predictor. BYOL: batch norm in the hidden layers. SimSiam: also at the projector’s output, which keeps the spread up and hides part of the collapse.',
      options: { byol: 'BYOL’s', simsiam: 'SimSiam’s', none: 'no batch norm' },
    },
    momentum: {
      label: 'Momentum m',
      help: 'Share of its old weights that the teacher keeps at each step.',
      options: { '0.5': '0.5', '0.9': '0.9', '0.95': '0.95', '0.99': '0.99' },
    },
    batchSize: { label: 'Batch size N', help: 'Images per step, the same for all eight.' },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
  },
  metrics: {
    knnUntrained: 'untrained',
    rankUntrained: 'untrained',
    knnPixels: 'raw pixels',
    ...ofEachRun({
      loss: 'Loss: −cosine (−1 at best)',
      spread: 'Spread of the embeddings',
      rank: 'Effective rank of h',
      knn: 'k-NN accuracy of h',
      knnEmbedding: 'k-NN accuracy of e, in 8 bits',
    }),
  },
  view: {
    grid: 'Embeddings e of all eight, at step {step}',
    same: 'teacher = student',
    average: 'teacher = moving average',
    columns: 'neither|predictor only|stop only|both',
    similarity: 'similarity alone',
    simsiam: 'SimSiam',
    byol: 'BYOL',
    spread: 'spread',
    knnOf: 'k-NN of e',
    rank: 'Effective rank of h (untrained: {untrained})',
    knn: 'k-NN of h and of e',
    knnLabel: 'k-NN accuracy over the steps, now {h} for h and {e} for e',
    cell: '{row}, {column}',
    healthy: 'spread out',
    chartLabel: '{what} over the steps, now {value}',
    steps: 'steps',
    note: 'Dot: a test image; colour: its digit. Click: follow this combination.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
