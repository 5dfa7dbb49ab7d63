import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'SimCLR : plus de négatifs, de meilleurs attributs ?',
  question: 'Que gagne-t-on à comparer chaque vue à davantage de négatifs ?',
  notice:
    'À nombre égal de pas, un grand lot voit aussi plus d’images : on ne sait pas ce qui, des négatifs ou des images, a servi. À nombre égal d’images, il fait moins de pas, et son avance disparaît : ici, l’effet des négatifs seuls ne se voit pas.',
  own: {
    notice:
      'À nombre égal de pas, un grand lot voit aussi plus d’images ; à nombre égal d’images, il fait moins de pas. Comparez les deux avant de dire ce qui, des négatifs ou des images, a servi.',
  },
  params: {
    swept: {
      label: 'Ce qui varie',
      help: 'La taille du lot N, pour τ = 0,2, ou la température τ, pour N = 64. De peu d’images, les lots sont plus petits.',
      options: { batch: 'lot N', temperature: 'température' },
    },
    equal: {
      label: 'À nombre égal',
      help: 'Pour les tailles de lot : autant de pas chacune, ou autant d’images vues.',
      options: { steps: 'de pas', images: 'd’images' },
    },
    learningRate: {
      label: 'Taux d’apprentissage',
      help: 'Le même pour toutes les tailles et toutes les températures.',
    },
    images: {
      label: 'Images',
      help: 'Chiffres écrits à la main, ou vos images.',
      options: { mnist: 'chiffres', own: 'les vôtres' },
    },
  },
  metrics: {
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
    knn0: 'k-NN, 1ᵉʳ réglage',
    knn1: 'k-NN, 2ᵉ réglage',
    knn2: 'k-NN, 3ᵉ réglage',
    knn3: 'k-NN, 4ᵉ réglage',
    knn4: 'k-NN, 5ᵉ réglage',
  },
  view: {
    bars: 'k-NN, 10 étiquettes par classe',
    batch: 'N = {n} : {negatives} négatifs, {updates} pas',
    batchShort: 'N = {n}',
    temperature: 'τ = {t}',
    curve: '{name} :',
    curves: 'Au cours de l’entraînement',
    curvesLabel: 'Exactitude k-NN au fil de l’entraînement : {values}',
    progress: '% des pas',
    published: 'Publié, à grande échelle',
    publishedBatch:
      'ImageNet, sonde linéaire : SimCLR perd environ 4 points quand le lot descend à 256 (au mieux 67,1 %, 300 époques ; Zbontar et al. 2021, §4).',
    publishedTemperature:
      'SimCLR normalise les plongements et règle τ : chaque recette publiée a le sien, 0,07 pour MoCo, 0,1 pour SwAV.',
    scale: '{n} images jugées, un seul tirage : un écart de moins de {points} points ne veut rien dire.',
    knnNone:
      'Sans étiquettes, rien ne départage ces réglages : rangez vos images dans un dossier par classe, puis donnez le dossier qui les contient tous.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'SimCLR: more negatives, better features?',
  question: 'What do we gain by comparing each view with more negatives?',
  notice:
    'For the same number of steps a large batch also sees more images: we cannot tell whether negatives or images helped. For the same number of images it takes fewer steps, and its lead is gone: here the effect of negatives alone does not show.',
  own: {
    notice:
      'For the same number of steps a large batch also sees more images; for the same number of images it takes fewer steps. Compare both before saying whether negatives or images helped.',
  },
  params: {
    swept: {
      label: 'What varies',
      help: 'The batch size N, for τ = 0.2, or the temperature τ, for N = 64. With few images, batches are smaller.',
      options: { batch: 'batch N', temperature: 'temperature' },
    },
    equal: {
      label: 'Same number of',
      help: 'For batch sizes: as many steps each, or as many images seen.',
      options: { steps: 'steps', images: 'images' },
    },
    learningRate: { label: 'Learning rate', help: 'The same for all sizes and all temperatures.' },
    images: {
      label: 'Images',
      help: 'Handwritten digits, or your images.',
      options: { mnist: 'digits', own: 'yours' },
    },
  },
  metrics: {
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
    knn0: 'k-NN, 1st setting',
    knn1: 'k-NN, 2nd setting',
    knn2: 'k-NN, 3rd setting',
    knn3: 'k-NN, 4th setting',
    knn4: 'k-NN, 5th setting',
  },
  view: {
    bars: 'k-NN, 10 labels per class',
    batch: 'N = {n}: {negatives} negatives, {updates} steps',
    batchShort: 'N = {n}',
    temperature: 'τ = {t}',
    curve: '{name}:',
    curves: 'During training',
    curvesLabel: 'k-NN accuracy over training: {values}',
    progress: '% of the steps',
    published: 'Published, at large scale',
    publishedBatch:
      'ImageNet, linear probe: SimCLR loses about 4 points when the batch goes down to 256 (67.1% at best, 300 epochs; Zbontar et al. 2021, §4).',
    publishedTemperature:
      'SimCLR normalises embeddings and tunes τ: each published recipe has its own, 0.07 for MoCo, 0.1 for SwAV.',
    scale: '{n} images judged, a single seed: a difference under {points} points means nothing.',
    knnNone:
      'Without labels nothing tells these settings apart: put your images into one folder per class, then give the folder that holds them all.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
