import type { DiagramName } from '../demos/core/ssl/diagrams'
import type { MethodDiagram } from '../demos/core/ssl/diagram'
import type { Lang } from '../demos/core/text'
import type { PartId } from './method-diagram-layout'

/** What is said of a part that is pointed at. */
export interface PartText {
  readonly name: string
  readonly shape: string
  /** What breaks without it. */
  readonly without: string
}
export interface DiagramStrings {
  readonly methods: Readonly<Record<DiagramName, string>>
  /** How a diagram is called: `{method}`, `{parts}`. */
  readonly title: string
  readonly parts: Readonly<Record<Exclude<PartId, 'stopGradient' | 'cost'>, PartText>>
  /** By what the stop-gradient protects. */
  readonly stopGradient: Readonly<Record<'predictor' | 'queue' | 'bank' | 'codes' | 'centred' | 'otherClips', PartText>>
  readonly cost: { readonly name: string; readonly shape: string; readonly guarded: string; readonly unguarded: string }
  readonly losses: Readonly<Record<MethodDiagram['loss'], string>>
  /** On the picture. */
  readonly labels: Readonly<Partial<Record<PartId, string>> & { cost: string; noGuard: string; constant: string }>
  readonly guards: Readonly<
    Record<'batch' | 'memory' | 'codes' | 'centring' | 'predictor' | 'correlation' | 'covariance', string>
  >
  readonly hint: string
  readonly open: string
  readonly close: string
}

const fr: DiagramStrings = {
  methods: {
    similarity: 'Similarité seule',
    pirl: 'PIRL',
    simclr: 'SimCLR',
    moco: 'MoCo',
    swav: 'SwAV',
    'avid-cma': 'AVID',
    byol: 'BYOL',
    simsiam: 'SimSiam',
    barlow: 'Barlow Twins',
    vicreg: 'VICReg',
    dino: 'DINO',
  },
  title: 'Schéma de {method} : {parts}',
  parts: {
    image: {
      name: 'Une image, sans étiquette',
      shape: '16 × 16 pixels ici, 224 × 224 dans les articles',
      without: 'C’est la seule donnée : tout ce que le réseau apprend vient d’elle.',
    },
    clip: {
      name: 'Un clip : image et son',
      shape: 'deux mesures du même événement',
      without: 'Sans lui, il faudrait inventer les deux vues par augmentation.',
    },
    firstView: {
      name: 'Vue 1 : un tirage de l’augmentation',
      shape: 'de la taille de l’image',
      without: 'Sans seconde vue, l’image n’a rien à quoi ressembler : aucune invariance n’est demandée.',
    },
    secondView: {
      name: 'Vue 2 : un autre tirage de l’augmentation',
      shape: 'de la taille de l’image',
      without: 'Si elle était égale à la vue 1, le réseau n’aurait rien à ignorer.',
    },
    puzzle: {
      name: 'Le puzzle : les neuf morceaux de l’image, mélangés',
      shape: 'neuf morceaux, 16 × 16 chacun ici',
      without: 'Sans lui (λ = 0), plus rien ne demande d’ignorer le mélange.',
    },
    wholeImage: {
      name: 'L’image entière',
      shape: '16 × 16 pixels ici',
      without: 'Sans elle (λ = 1), rien n’entraîne f, et la banque ne veut plus rien dire.',
    },
    video: {
      name: 'L’image du clip',
      shape: 'une forme de 32 pixels ici, une vidéo dans l’article',
      without: 'Sans elle, le son n’a plus de vue à retrouver.',
    },
    audio: {
      name: 'Le son du clip',
      shape: 'huit notes ici, un spectrogramme dans l’article',
      without: 'Sans lui, l’image n’a plus de vue à retrouver.',
    },
    encoder: {
      name: 'L’encodeur : ce que l’on garde',
      shape: 'une vue → h, 128 nombres ici, 2048 dans ResNet-50',
      without: 'Sans lui, on comparerait des pixels.',
    },
    secondEncoder: {
      name: 'L’encodeur de l’autre côté',
      shape: 'l’autre vue → h, 128 nombres ici, 2048 dans ResNet-50',
      without: 'Sans lui, on comparerait un vecteur à des pixels.',
    },
    keyEncoder: {
      name: 'L’encodeur des clés : il suit l’autre, lentement',
      shape: 'les mêmes couches ; m = 0,999 publié, 0,95 ici',
      without: 'S’il copie l’autre à chaque pas (m = 0), MoCo échoue : les clés de la file se contredisent.',
    },
    teacher: {
      name: 'Le maître : moyenne mobile de l’élève',
      shape: 'les mêmes couches ; m = 0,996 au départ (BYOL), 0,95 ici',
      without: 'Sans lui, avec le même réseau des deux côtés, BYOL devient SimSiam : pas d’effondrement.',
    },
    projector: {
      name: 'Le projecteur : ce que l’on jette après l’entraînement',
      shape: 'h → e, 64 nombres ici, 128 dans SimCLR',
      without: 'Sans lui, c’est h qui doit tout oublier de l’augmentation : SimCLR y perd plus de dix points.',
    },
    secondProjector: {
      name: 'Le projecteur de l’autre côté',
      shape: 'h → e, 64 nombres ici',
      without: 'Sans lui, e et h n’auraient pas la même taille : rien à comparer.',
    },
    sharedWeights: {
      name: 'Les mêmes poids : un seul réseau, appliqué deux fois',
      shape: 'θ des deux côtés',
      without: 'Deux réseaux séparés coûteraient le double, et s’effondreraient tout aussi sûrement.',
    },
    momentum: {
      name: 'L’inertie : ce réseau est une moyenne mobile de l’autre',
      shape: 'à chaque pas, θ′ ← m θ′ + (1 − m) θ',
      without: 'Sans elle (m = 1), les cibles resteraient celles d’un réseau tiré au hasard.',
    },
    prototypes: {
      name: 'Les prototypes : des vecteurs appris, un par groupe',
      shape: 'K × d : 3000 × 128 publié, 32 × 64 ici',
      without: 'Sans eux, pas de codes à échanger.',
    },
    queue: {
      name: 'La file : les clés des lots passés, qui servent de négatifs',
      shape: 'K × d : 65 536 × 128 publié, 1024 × 64 ici',
      without: 'Sans elle, plus de négatifs, ou un lot de milliers d’images.',
    },
    bank: {
      name: 'La banque mémoire : un vecteur par image, positif et négatifs',
      shape: 'n × d : autant de lignes que d’images',
      without: 'Sans elle, plus de négatifs, et les deux branches ne se rencontrent plus.',
    },
    negatives: {
      name: 'Les négatifs : toutes les autres vues du lot',
      shape: '2N × 2N cosinus, 2N − 2 négatifs par vue',
      without: 'Sans eux, il ne reste que l’attraction : tout va au même point.',
    },
    otherClips: {
      name: 'Les négatifs : les autres clips',
      shape: 'N − 1 clips du lot ici, 1024 d’une mémoire dans l’article',
      without: 'Sans eux, il ne reste que l’attraction : tout va au même point.',
    },
    correlation: {
      name: 'L’intercorrélation des unités, à rendre égale à l’identité',
      shape: 'D × D : 8192 × 8192 publié, 64 × 64 ici',
      without: 'Sans les cases hors diagonale (λ = 0), toutes les unités peuvent dire la même chose.',
    },
    covariance: {
      name: 'Variance de chaque unité, covariance de chaque paire',
      shape: 'D × D, pour chaque vue à part',
      without: 'Sans le terme de variance, tout va au même point.',
    },
    predictor: {
      name: 'Le prédicteur : d’un côté seulement',
      shape: 'e → p : 64 → 32 → 64 ici, 2048 → 512 → 2048 dans SimSiam',
      without: 'Sans lui, SimSiam s’effondre : 0,1 % sur ImageNet, le hasard.',
    },
    codes: {
      name: 'Les codes : le lot partagé également entre les prototypes',
      shape: 'B × K, par trois tours de Sinkhorn',
      without: 'Sans ce partage, un seul prototype prend tout : la perte est nulle, le modèle aussi.',
    },
    centring: {
      name: 'Centrer, puis aiguiser la sortie du maître',
      shape: 'B × K : moins une moyenne mobile, puis une température basse',
      without: 'Sans centrage, une seule sortie l’emporte ; sans aiguisage, toutes deviennent égales.',
    },
  },
  stopGradient: {
    predictor: {
      name: 'L’arrêt du gradient : la cible compte pour une constante',
      shape: 'l’identité à l’aller, zéro au retour',
      without: 'Sans lui, SimSiam s’effondre : 0,1 % sur ImageNet, le hasard.',
    },
    queue: {
      name: 'L’arrêt du gradient : les clés comptent pour des constantes',
      shape: 'l’identité à l’aller, zéro au retour',
      without: 'Sans lui, il faudrait rétropropager à travers toute la file.',
    },
    bank: {
      name: 'L’arrêt du gradient : la mémoire compte pour une constante',
      shape: 'l’identité à l’aller, zéro au retour',
      without: 'Sans lui, il faudrait rétropropager dans des réseaux qui n’existent plus.',
    },
    codes: {
      name: 'L’arrêt du gradient : le code compte pour une étiquette',
      shape: 'l’identité à l’aller, zéro au retour',
      without: 'Sans lui, la cible pourrait aller à la rencontre de la prédiction.',
    },
    centred: {
      name: 'L’arrêt du gradient : le maître n’apprend que par sa moyenne',
      shape: 'l’identité à l’aller, zéro au retour',
      without: 'Sans lui, la cible pourrait aller à la rencontre de la prédiction.',
    },
    otherClips: {
      name: 'L’arrêt du gradient : l’autre sens compte pour une constante, tour à tour',
      shape: 'l’identité à l’aller, zéro au retour',
      without: 'Ce n’est pas le garde-fou : ce sont les négatifs qui empêchent l’effondrement.',
    },
  },
  cost: {
    name: 'Le coût : ',
    shape: 'un nombre, moyenne sur le lot',
    guarded: 'C’est lui que l’on descend ; sans le garde-fou, e constant le rendrait parfait.',
    unguarded: 'Il est parfait quand e est le même pour toutes les images : l’effondrement.',
  },
  losses: {
    cosine: '− cosinus',
    'nt-xent': 'NT-Xent',
    'info-nce': 'InfoNCE',
    nce: 'NCE',
    'cross-entropy': 'entropie croisée',
    'barlow-twins': 'C → identité',
    vicreg: 'trois termes',
  },
  labels: {
    image: 'image',
    clip: 'clip',
    firstView: 'vue 1',
    secondView: 'vue 2',
    puzzle: 'puzzle',
    wholeImage: 'image',
    video: 'image',
    audio: 'son',
    encoder: 'encodeur',
    secondEncoder: 'encodeur',
    keyEncoder: 'encodeur',
    teacher: 'maître',
    projector: 'projecteur',
    secondProjector: 'projecteur',
    sharedWeights: 'mêmes poids',
    momentum: 'inertie m',
    prototypes: 'prototypes',
    queue: 'file de clés',
    bank: 'banque mémoire',
    predictor: 'prédicteur',
    stopGradient: 'arrêt du gradient',
    codes: 'codes',
    centring: 'centrer',
    cost: 'coût',
    noGuard: 'aucun garde-fou',
    constant: 'e constant : coût parfait',
  },
  guards: {
    batch: 'garde-fou : des négatifs',
    memory: 'garde-fou : des négatifs',
    codes: 'garde-fou : l’équipartition',
    centring: 'garde-fou : centrer',
    predictor: 'garde-fou : l’asymétrie',
    correlation: 'garde-fou : la décorrélation',
    covariance: 'garde-fou : la variance',
  },
  hint: 'Pointez une pièce : son nom, sa forme, ce qui casse sans elle.',
  open: 'Le schéma de la méthode',
  close: 'Fermer',
}

const en: DiagramStrings = {
  methods: { ...fr.methods, similarity: 'Similarity alone' },
  title: 'Diagram of {method}: {parts}',
  parts: {
    image: {
      name: 'An image, without a label',
      shape: '16 × 16 pixels here, 224 × 224 in the papers',
      without: 'It is the only data: all that the network learns comes from it.',
    },
    clip: {
      name: 'A clip: picture and sound',
      shape: 'two measurements of one event',
      without: 'Without it, the two views would have to be made up by augmentation.',
    },
    firstView: {
      name: 'View 1: one draw of the augmentation',
      shape: 'the size of the image',
      without: 'Without a second view, there is nothing to resemble: no invariance is asked for.',
    },
    secondView: {
      name: 'View 2: another draw of the augmentation',
      shape: 'the size of the image',
      without: 'Were it equal to view 1, the network would have nothing to ignore.',
    },
    puzzle: {
      name: 'The puzzle: the nine patches of the image, shuffled',
      shape: 'nine patches, 16 × 16 each here',
      without: 'Without it (λ = 0), nothing asks the network to ignore the shuffling.',
    },
    wholeImage: {
      name: 'The whole image',
      shape: '16 × 16 pixels here',
      without: 'Without it (λ = 1), nothing trains f, and the bank means nothing any more.',
    },
    video: {
      name: 'The picture of the clip',
      shape: 'a shape of 32 pixels here, a video in the paper',
      without: 'Without it, the sound has no view to be matched with.',
    },
    audio: {
      name: 'The sound of the clip',
      shape: 'eight notes here, a spectrogram in the paper',
      without: 'Without it, the picture has no view to be matched with.',
    },
    encoder: {
      name: 'The encoder: what is kept',
      shape: 'a view → h, 128 numbers here, 2048 in ResNet-50',
      without: 'Without it, we would compare pixels.',
    },
    secondEncoder: {
      name: 'The encoder of the other side',
      shape: 'the other view → h, 128 numbers here, 2048 in ResNet-50',
      without: 'Without it, we would compare a vector with pixels.',
    },
    keyEncoder: {
      name: 'The key encoder: it follows the other one, slowly',
      shape: 'the same layers; m = 0.999 published, 0.95 here',
      without:
        'If it copies the other one at each step (m = 0), MoCo fails: the keys in the queue contradict one another.',
    },
    teacher: {
      name: 'The teacher: a moving average of the student',
      shape: 'the same layers; m = 0.996 at first (BYOL), 0.95 here',
      without: 'Without it, with one network on both sides, BYOL becomes SimSiam: no collapse.',
    },
    projector: {
      name: 'The projector: thrown away after training',
      shape: 'h → e, 64 numbers here, 128 in SimCLR',
      without: 'Without it, h itself must forget what the augmentation changes: SimCLR loses more than ten points.',
    },
    secondProjector: {
      name: 'The projector of the other side',
      shape: 'h → e, 64 numbers here',
      without: 'Without it, e and h would differ in size: nothing to compare.',
    },
    sharedWeights: {
      name: 'Shared weights: one network, applied twice',
      shape: 'θ on both sides',
      without: 'Two separate networks would cost twice as much, and collapse just as surely.',
    },
    momentum: {
      name: 'Momentum: this network is a moving average of the other one',
      shape: 'at each step, θ′ ← m θ′ + (1 − m) θ',
      without: 'Without it (m = 1), the targets would stay those of a random network.',
    },
    prototypes: {
      name: 'The prototypes: learned vectors, one for each group',
      shape: 'K × d: 3000 × 128 published, 32 × 64 here',
      without: 'Without them, there are no codes to swap.',
    },
    queue: {
      name: 'The queue: keys of past batches, which serve as negatives',
      shape: 'K × d: 65,536 × 128 published, 1024 × 64 here',
      without: 'Without it, no negatives, or a batch of thousands of images.',
    },
    bank: {
      name: 'The memory bank: one vector per image, positive and negatives',
      shape: 'n × d: as many rows as images',
      without: 'Without it, no negatives, and the two branches never meet.',
    },
    negatives: {
      name: 'The negatives: all other views of the batch',
      shape: '2N × 2N cosines, 2N − 2 negatives per view',
      without: 'Without them, only attraction is left: everything goes to one point.',
    },
    otherClips: {
      name: 'The negatives: the other clips',
      shape: 'N − 1 clips of the batch here, 1024 from a memory in the paper',
      without: 'Without them, only attraction is left: everything goes to one point.',
    },
    correlation: {
      name: 'The cross-correlation of the units, to be made the identity',
      shape: 'D × D: 8192 × 8192 published, 64 × 64 here',
      without: 'Without the cells off the diagonal (λ = 0), all units may say the same thing.',
    },
    covariance: {
      name: 'Variance of each unit, covariance of each pair',
      shape: 'D × D, for each view by itself',
      without: 'Without the variance term, everything goes to one point.',
    },
    predictor: {
      name: 'The predictor: on one side only',
      shape: 'e → p: 64 → 32 → 64 here, 2048 → 512 → 2048 in SimSiam',
      without: 'Without it, SimSiam collapses: 0.1% on ImageNet, which is chance.',
    },
    codes: {
      name: 'The codes: the batch shared out equally among the prototypes',
      shape: 'B × K, by three rounds of Sinkhorn',
      without: 'Without equal shares, one prototype takes everything: zero loss, useless model.',
    },
    centring: {
      name: 'Centre, then sharpen the output of the teacher',
      shape: 'B × K: minus a moving average, then a low temperature',
      without: 'Without centring, one output wins; without sharpening, all become equal.',
    },
  },
  stopGradient: {
    predictor: {
      name: 'The stop-gradient: the target counts as a constant',
      shape: 'the identity on the way forward, zero on the way back',
      without: 'Without it, SimSiam collapses: 0.1% on ImageNet, which is chance.',
    },
    queue: {
      name: 'The stop-gradient: the keys count as constants',
      shape: 'the identity on the way forward, zero on the way back',
      without: 'Without it, we would have to backpropagate through the whole queue.',
    },
    bank: {
      name: 'The stop-gradient: the memory counts as a constant',
      shape: 'the identity on the way forward, zero on the way back',
      without: 'Without it, we would have to backpropagate into networks that no longer exist.',
    },
    codes: {
      name: 'The stop-gradient: the code counts as a label',
      shape: 'the identity on the way forward, zero on the way back',
      without: 'Without it, the target could move to meet the prediction.',
    },
    centred: {
      name: 'The stop-gradient: the teacher learns by its average only',
      shape: 'the identity on the way forward, zero on the way back',
      without: 'Without it, the target could move to meet the prediction.',
    },
    otherClips: {
      name: 'The stop-gradient: each modality in turn counts as a constant',
      shape: 'the identity on the way forward, zero on the way back',
      without: 'This is not the guard: the negatives are what prevents collapse.',
    },
  },
  cost: {
    name: 'The cost: ',
    shape: 'one number, the mean over the batch',
    guarded: 'This is what we descend; without the guard, a constant e would make it perfect.',
    unguarded: 'It is perfect when e is the same for all images: collapse.',
  },
  losses: {
    ...fr.losses,
    cosine: '− cosine',
    'cross-entropy': 'cross-entropy',
    'barlow-twins': 'C → identity',
    vicreg: 'three terms',
  },
  labels: {
    image: 'image',
    clip: 'clip',
    firstView: 'view 1',
    secondView: 'view 2',
    puzzle: 'puzzle',
    wholeImage: 'image',
    video: 'picture',
    audio: 'sound',
    encoder: 'encoder',
    secondEncoder: 'encoder',
    keyEncoder: 'encoder',
    teacher: 'teacher',
    projector: 'projector',
    secondProjector: 'projector',
    sharedWeights: 'shared weights',
    momentum: 'momentum m',
    prototypes: 'prototypes',
    queue: 'queue of keys',
    bank: 'memory bank',
    predictor: 'predictor',
    stopGradient: 'stop-gradient',
    codes: 'codes',
    centring: 'centre',
    cost: 'cost',
    noGuard: 'no guard',
    constant: 'constant e: perfect cost',
  },
  guards: {
    batch: 'guard: negatives',
    memory: 'guard: negatives',
    codes: 'guard: equipartition',
    centring: 'guard: centring',
    predictor: 'guard: asymmetry',
    correlation: 'guard: decorrelation',
    covariance: 'guard: variance',
  },
  hint: 'Point at a part: its name, its shape, what breaks without it.',
  open: 'Diagram of the method',
  close: 'Close',
}

export const diagramStrings: Readonly<Record<Lang, DiagramStrings>> = { fr, en }
