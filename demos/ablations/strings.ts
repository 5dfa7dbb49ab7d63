import type { Bilingual, DemoStrings } from '../runtime/contract'
import { metricName, RUNS } from './sweep'

const METHODS = { simclr: 'SimCLR', byol: 'BYOL', simsiam: 'SimSiam', barlow: 'Barlow Twins' }
/** The accuracy of each run by its method and batch. */
const RUN_NAMES = Object.fromEntries(RUNS.map((run) => [metricName(run), `${METHODS[run.method]}, N = ${run.size}`]))

const fr = {
  title: 'Ablations : publiées, et refaites en petit',
  question: 'Quelle pièce de chaque méthode compte, et un petit balayage dit-il la même chose que les articles ?',
  notice:
    'Publié : SimCLR perd aux petits lots, BYOL et Barlow Twins bien moins. Ici, à nombre égal d’images, un petit lot fait plus de pas, et aucune pente ne sort clairement du bruit : quelques dizaines de pas sur des chiffres ne sont pas trois cents époques d’ImageNet.',
  params: {
    ablation: {
      label: 'Ablation',
      help: 'La figure de gauche ; le balayage de droite est toujours celui du lot.',
      options: {
        batch: 'taille du lot',
        augmentations: 'augmentations',
        asymmetry: 'asymétrie',
        projector: 'projecteur',
      },
    },
    rate: {
      label: 'Taux d’apprentissage',
      help: 'Selon le lot, comme √N, ou le même pour tous. Réglé pour N = 64.',
      options: { root: 'selon √N', same: 'le même' },
    },
  },
  metrics: { ...METHODS, untrained: 'non entraîné', pixels: 'pixels bruts', ...RUN_NAMES },
  view: {
    batchTitle: 'Publié : la taille du lot',
    augmentationsTitle: 'Publié : retirer des augmentations',
    asymmetryTitle: 'Publié : ce qui distingue les deux côtés',
    projectorTitle: 'Publié : la largeur du projecteur',
    batchAxis: 'lot N, images par pas',
    augmentationsAxis: 'augmentations ; c. : cadrage',
    asymmetryAxis: 'sur un seul côté',
    projectorAxis: 'dimension du plongement',
    top1: 'ImageNet, sonde linéaire, %',
    lost: 'ImageNet, sonde linéaire : points perdus',
    batchReading:
      'SimCLR perd 3,6 points de 4096 à 256 ; BYOL 0,7, mais 12,8 à 64. Barlow Twins, à 256 : « presque inchangé ».',
    augmentationsReading: 'Sans couleurs, SimCLR et Barlow Twins perdent 22 points, BYOL 9.',
    asymmetryReading:
      'BYOL et SimSiam ont besoin des deux ; à Barlow Twins, chacune coûte, et les deux ensemble 10 points.',
    projectorReading: 'Barlow Twins gagne encore à 16 384 nombres ; BYOL et SimCLR ne gagnent plus dès 128 ou 256.',
    batchSource:
      'BYOL, SimCLR refait : Grill et al. 2020, tableau 16. SimSiam, 100 époques : Chen et He 2020, §4. Barlow Twins : Zbontar et al. 2021, §4 et fig. 2, où seuls deux chiffres sont imprimés.',
    augmentationsSource:
      'BYOL, SimCLR refait : Grill et al. 2020, tableau 17. Barlow Twins, marques creuses : lu sur Zbontar et al. 2021, fig. 3.',
    asymmetrySource:
      'Zbontar et al. 2021, tableau 6 ; Chen et He 2020, §4 ; Grill et al. 2020, tableau 5b, où l’arrêt du gradient est une moyenne mobile.',
    projectorSource:
      'BYOL : Grill et al. 2020, tableau 14b. Barlow Twins et SimCLR, marques creuses : lu sur Zbontar et al. 2021, fig. 4.',
    bars: 'Barres : demi-écart entre trois essais, s’il est imprimé.',
    all: 'toutes',
    noGrey: '− gris',
    noColour: '− coul.',
    cropBlur: 'c. + flou',
    crop: 'cadrage',
    neither: 'rien',
    stop: 'arrêt',
    predictor: 'prédicteur',
    both: 'les deux',
    publishedLabel: 'Chiffres publiés, de gauche à droite : {values}',
    live: 'En direct, en petit : le lot.',
    start: 'Départ {k} sur {n}, {share} %',
    over: '{n} départs.',
    knn: 'exactitude k-NN, 100 étiquettes',
    liveLabel: 'Exactitude selon le lot, de 12 à 108 images : {values}',
    larger: 'Lot × 2',
    claim: 'publié',
    here: 'ici, en points',
    agreement: 'verdict',
    rises: 'monte',
    level: 'stable',
    agrees: '✓ compatible',
    differs: '✗ contraire',
    unclear: '? indécis',
    open: 'à venir',
    agreesAll: 'Compatible avec les articles : {names}.',
    differsAll: 'Contraire aux articles : {names}.',
    unclearAll: 'Le bruit cache encore la réponse : {names}.',
    tooEarly: 'Il faut au moins deux départs pour connaître le bruit.',
    rule: 'Stable : l’intervalle contient 0. Monte : il atteint {rise}, la pente publiée de SimCLR. Les deux : indécis.',
    conditions:
      '1 080 images vues par essai, en 90, 30 ou 10 pas. Barres : écart-type. ± : à 95 %, chaque départ comparé à lui-même.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Ablations: published, and redone on a small scale',
  question: 'Which piece of each method matters, and does a small sweep say what the papers say?',
  notice:
    'Published: SimCLR loses with small batches, BYOL and Barlow Twins far less. Here, with the same number of images, a small batch takes more steps, and no slope stands out clearly from the noise: a few dozen steps on digits are not three hundred epochs on ImageNet.',
  params: {
    ablation: {
      label: 'Ablation',
      help: 'The figure on the left; the sweep on the right is always over batch size.',
      options: {
        batch: 'batch size',
        augmentations: 'augmentations',
        asymmetry: 'asymmetry',
        projector: 'projector',
      },
    },
    rate: {
      label: 'Learning rate',
      help: 'Depending on the batch, as √N, or the same for all. Tuned for N = 64.',
      options: { root: 'as √N', same: 'the same' },
    },
  },
  metrics: { ...METHODS, untrained: 'untrained', pixels: 'raw pixels', ...RUN_NAMES },
  view: {
    batchTitle: 'Published: batch size',
    augmentationsTitle: 'Published: taking augmentations away',
    asymmetryTitle: 'Published: what sets the two sides apart',
    projectorTitle: 'Published: width of the projector',
    batchAxis: 'batch N, images per step',
    augmentationsAxis: 'augmentations; c.: crop',
    asymmetryAxis: 'on one side only',
    projectorAxis: 'dimension of the embedding',
    top1: 'ImageNet, linear probe, %',
    lost: 'ImageNet, linear probe: points lost',
    batchReading:
      'SimCLR loses 3.6 points from 4096 to 256; BYOL 0.7, but 12.8 at 64. Barlow Twins at 256: “almost unaffected”.',
    augmentationsReading: 'Without colours SimCLR and Barlow Twins lose 22 points, BYOL 9.',
    asymmetryReading:
      'BYOL and SimSiam need both; for Barlow Twins each of them costs something, and both together cost 10 points.',
    projectorReading: 'Barlow Twins still gains at 16,384 numbers; BYOL and SimCLR stop gaining at 128 or 256.',
    batchSource:
      'BYOL, SimCLR reproduced: Grill et al. 2020, table 16. SimSiam, 100 epochs: Chen and He 2020, §4. Barlow Twins: Zbontar et al. 2021, §4 and fig. 2, where only two numbers are printed.',
    augmentationsSource:
      'BYOL, SimCLR reproduced: Grill et al. 2020, table 17. Barlow Twins, hollow marks: read off Zbontar et al. 2021, fig. 3.',
    asymmetrySource:
      'Zbontar et al. 2021, table 6; Chen and He 2020, §4; Grill et al. 2020, table 5b, where the stop-gradient is a moving average.',
    projectorSource:
      'BYOL: Grill et al. 2020, table 14b. Barlow Twins and SimCLR, hollow marks: read off Zbontar et al. 2021, fig. 4.',
    bars: 'Bars: half the range of three runs, where printed.',
    all: 'all',
    noGrey: '− grey',
    noColour: '− colour',
    cropBlur: 'c. + blur',
    crop: 'crop',
    neither: 'nothing',
    stop: 'stop',
    predictor: 'predictor',
    both: 'both',
    publishedLabel: 'Published numbers, from left to right: {values}',
    live: 'Live, on a small scale: the batch.',
    start: 'Start {k} of {n}, {share}%',
    over: '{n} starts.',
    knn: 'k-NN accuracy, 100 labels',
    liveLabel: 'Accuracy by batch, from 12 to 108 images: {values}',
    larger: 'Batch × 2',
    claim: 'published',
    here: 'here, in points',
    agreement: 'verdict',
    rises: 'rises',
    level: 'level',
    agrees: '✓ compatible',
    differs: '✗ contrary',
    unclear: '? unclear',
    open: 'to come',
    agreesAll: 'Compatible with the papers: {names}.',
    differsAll: 'Contrary to the papers: {names}.',
    unclearAll: 'Noise still hides the answer: {names}.',
    tooEarly: 'It takes at least two starts to know the noise.',
    rule: 'Level: the interval contains 0. Rises: it reaches {rise}, SimCLR’s published slope. Both: unclear.',
    conditions:
      '1,080 images per run, 90, 30 or 10 steps. Bars: standard deviation. ±: 95%, each start compared with itself.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
