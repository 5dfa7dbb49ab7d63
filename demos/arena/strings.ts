import type { Bilingual, DemoStrings } from '../runtime/contract'

const methods = {
  simclr: 'SimCLR',
  moco: 'MoCo',
  pirl: 'PIRL',
  swav: 'SwAV',
  byol: 'BYOL',
  simsiam: 'SimSiam',
  barlow: 'Barlow Twins',
  vicreg: 'VICReg',
  dino: 'DINO',
}
const fr = {
  title: 'L’arène : toutes les méthodes, même départ',
  question: 'Même encodeur, mêmes poids, mêmes images dans le même ordre : qui apprend le mieux, et à quel prix ?',
  notice:
    'En cent pas, deux méthodes à négatifs, SimCLR et PIRL, sont devant, Barlow Twins les suit ; le prix d’un pas varie de un à cinq. Deux barres qui se touchent ne classent personne, et cent pas ne disent rien de mille époques.',
  params: {
    picked: { label: 'Concurrents' },
    budget: {
      label: 'Budget par tour',
      help: 'Un pas pour chacun, ou autant de multiplications qu’un pas de SimCLR : un pas cher attend son tour.',
      options: { steps: 'un pas', operations: 'multiplications' },
    },
    starts: {
      label: 'Départs',
      help: 'Autres poids et autre ordre à chaque départ ; 300 tours en tout, partagés entre eux.',
      options: { '1': '1 × 300 tours', '2': '2 × 150 tours', '3': '3 × 100 tours', '5': '5 × 60 tours' },
    },
    batchSize: { label: 'Taille du lot N', help: 'Images par pas, deux vues de chacune.' },
    judge: {
      label: 'Juge',
      help: 'Comment 10 étiquettes par classe servent à juger les attributs.',
      options: { knn: 'k-NN', linear: 'sonde linéaire' },
    },
  },
  metrics: { similarity: 'Similarité seule', ...methods, untrained: 'non entraîné', pixels: 'pixels bruts' },
  view: {
    boardLabel: 'Exactitude à la fin des départs, plus ou moins l’écart-type : {scores}',
    picks: 'Qui court',
    meanHead: 'exactitude',
    meanUnit: '100 étiquettes',
    stepsHead: 'pas',
    stepsUnit: 'en tout',
    operationsHead: 'M mult.',
    operationsUnit: 'par pas',
    millisecondsHead: 'ms',
    millisecondsUnit: 'mesurées',
    floatsHead: 'milliers',
    floatsUnit: 'gardés',
    marks: 'Points : départs. Barre : écart-type.',
    start: 'Départ {k} sur {n}, tour {turns} sur {length} : k-NN',
    turns: 'tours',
    steps: 'Un tour : un pas pour chacun.',
    operations:
      'Un tour : les multiplications d’un pas de SimCLR ; l’excédent attend. Elles tiennent lieu de secondes.',
    stepsShort: 'pas',
    operationsShort: 'mult.',
    measured: 'Gardés : poids, optimiseur, second réseau, file, banque. Seules les ms sont mesurées.',
    recorded:
      'Gardés : poids, optimiseur, second réseau, file, banque. Seules les ms sont mesurées, sur une autre machine.',
    results: 'Résultats',
    keep: 'Garder',
    forget: 'Oublier',
    circles: 'Cercles : {races}',
    keptTitle: '{budget}, lot {batch}, {starts} dép.',
    heads: 'methode,graine,budget,lot,knn,lineaire,pas,multiplications_par_pas,ms_par_pas,nombres_gardes',
    failed: 'Ce navigateur n’a pas su faire l’image. Essayez SVG.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'The arena: all methods, one start',
  question: 'Same encoder, same weights, same images in the same order: who learns best, and at what price?',
  notice:
    'In a hundred steps two methods with negatives, SimCLR and PIRL, are ahead and Barlow Twins follows; a step costs from one to five. Two bars that touch rank nobody, and a hundred steps say nothing of a thousand epochs.',
  params: {
    picked: { label: 'Contenders' },
    budget: {
      label: 'Budget of a turn',
      help: 'One step each, or as many multiplications as a step of SimCLR: a dear step waits its turn.',
      options: { steps: 'one step', operations: 'multiplications' },
    },
    starts: {
      label: 'Starts',
      help: 'Other weights and another order at each start; 300 turns in all, shared between them.',
      options: { '1': '1 × 300 turns', '2': '2 × 150 turns', '3': '3 × 100 turns', '5': '5 × 60 turns' },
    },
    batchSize: { label: 'Batch size N', help: 'Images a step, two views of each.' },
    judge: {
      label: 'Judge',
      help: 'How 10 labels a class are used to judge the features.',
      options: { knn: 'k-NN', linear: 'linear probe' },
    },
  },
  metrics: { similarity: 'Similarity only', ...methods, untrained: 'untrained', pixels: 'raw pixels' },
  view: {
    boardLabel: 'Accuracy at the end of the starts, give or take the standard deviation: {scores}',
    picks: 'Who races',
    meanHead: 'accuracy',
    meanUnit: '100 labels',
    stepsHead: 'steps',
    stepsUnit: 'in all',
    operationsHead: 'M mult.',
    operationsUnit: 'a step',
    millisecondsHead: 'ms',
    millisecondsUnit: 'measured',
    floatsHead: 'thousands',
    floatsUnit: 'held',
    marks: 'Dots: starts. Bar: standard deviation.',
    start: 'Start {k} of {n}, turn {turns} of {length}: k-NN',
    turns: 'turns',
    steps: 'A turn: one step each.',
    operations: 'A turn: the multiplications of one step of SimCLR; what is over waits. They stand for seconds.',
    stepsShort: 'steps',
    operationsShort: 'mult.',
    measured: 'Held: weights, optimiser, second network, queue, bank. Only the ms are measured.',
    recorded: 'Held: weights, optimiser, second network, queue, bank. Only the ms are measured, on another machine.',
    results: 'Results',
    keep: 'Keep',
    forget: 'Forget',
    circles: 'Circles: {races}',
    keptTitle: '{budget}, batch {batch}, {starts} starts',
    heads: 'method,seed,budget,batch,knn,linear,steps,multiplications_a_step,ms_a_step,numbers_held',
    failed: 'This browser could not make the picture. Try SVG.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
