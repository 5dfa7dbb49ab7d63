import type { Lang } from '../../demos/core/text'

const fr = {
  imageCounts: {
    label:
      'Carrés dont l’aire compte les images : 3,5 milliards avec mots-dièse, 1 milliard sans rien ; ImageNet, 14,2 millions, est un point',
    billion: ['milliard', 'milliards'],
    million: ['million', 'millions'],
    hashtags: ['avec des', 'mots-dièse'],
    nothing: ['sans rien'],
    imagenet: ['ImageNet,', 'étiquetées'],
    subset: ['1000 classes'],
  },
  hiddenPart: {
    label:
      'Une image dont un carré est caché : le reste est l’entrée, le carré caché la cible, et un coût compare la prédiction à la cible',
    rest: 'ce qui reste',
    guess: 'prédit',
    hidden: 'caché',
  },
  pretextGames: {
    label: 'Trois jeux sur la même image : retrouver la place d’un morceau, l’ordre de neuf morceaux, la rotation',
    position: 'Position relative',
    puzzle: 'Puzzle (Jigsaw)',
    rotation: 'Rotation',
    asks: ['où est l’autre imagette ?', 'dans quel ordre étaient-elles ?', 'de combien a-t-elle tourné ?'],
    answers: ['8 réponses', '|P| réponses, très loin de 9!', '4 réponses'],
  },
  probe: {
    label: 'Sonde : le gradient s’arrête à W, le réseau est figé. Affinage : le gradient traverse tout',
    probe: 'Sonde linéaire',
    finetune: 'Affinage',
    stops: 'θ ne bouge pas',
  },
  positives: {
    label:
      'Cinq règles : morceaux voisins, deux vues d’une image, deux instants, image et son d’un clip, deux bouts d’une piste',
    patches: 'Imagettes voisines',
    instance: 'Instance',
    video: 'Vidéo',
    sound: 'Image et son',
    tracking: 'Suivi',
    because: ['la même image', 'deux vues d’un fichier', 'deux instants proches', 'le même clip', 'la même piste'],
  },
  crops: {
    label:
      'Une chaise seule : deux recadrages la montrent. Une cuisine : l’un montre le réfrigérateur, l’autre la chaise',
    object: 'un objet, bien cadré',
    scene: 'une scène entière',
    same: 'le même objet',
    different: 'deux objets',
  },
  seerScale: {
    label:
      'Deux carrés minuscules, ImageNet-1k et un ResNet-50, à côté de deux grands : un milliard d’images, 1,3 milliard de paramètres',
    images: ['1,28 million → 1 milliard', 'd’images, sans filtre'],
    parameters: ['24 millions → 1,3 milliard', 'de paramètres'],
  },
  senses: {
    label:
      'Plan des autres clips, selon leur ressemblance à l’œil et à l’oreille : seuls ceux en haut à droite sont positifs',
    eye: 'ressemble à l’œil →',
    ear: 'à l’oreille →',
    positive: 'les deux : positif',
    earOnly: 'train, bateau',
    eyeOnly: 'danse, exercice',
  },
  ablationBars: {
    label: 'Exactitude publiée sur ImageNet, en barres',
    recipes: ['au mieux', 'lot 256', 'lot 64', 'cadrage'],
    asymmetry: ['aucune', 'arrêt du gradient', 'prédicteur', 'les deux'],
    unknown: 'non publié',
  },
  invariance: {
    label: 'Jigsaw : les puzzles se groupent par ordre des morceaux. PIRL : ils se groupent par image',
    covariant: ['Jigsaw : covariance', 'groupés par ordre'],
    invariant: ['PIRL : invariance', 'groupés par image'],
    legend: 'couleur : l’image ; forme : l’ordre t',
  },
}

const en: typeof fr = {
  imageCounts: {
    label:
      'Squares whose area counts images: 3.5 billion with hashtags, 1 billion with nothing; ImageNet, 14.2 million, is a dot',
    billion: ['billion', 'billion'],
    million: ['million', 'million'],
    hashtags: ['with', 'hashtags'],
    nothing: ['with nothing'],
    imagenet: ['ImageNet,', 'labelled'],
    subset: ['1000 classes'],
  },
  hiddenPart: {
    label:
      'A picture with a hidden square: the rest is the input, the hidden square the target, and a cost compares prediction and target',
    rest: 'what remains',
    guess: 'predicted',
    hidden: 'hidden',
  },
  pretextGames: {
    label: 'Three games on one picture: find the position of a patch, the order of nine patches, the rotation',
    position: 'Relative position',
    puzzle: 'Jigsaw puzzle',
    rotation: 'Rotation',
    asks: ['where is the other patch?', 'in what order were they?', 'how far was it turned?'],
    answers: ['8 answers', '|P| answers, far fewer than 9!', '4 answers'],
  },
  probe: {
    label: 'Probe: the gradient stops at W, the network is frozen. Fine-tuning: the gradient goes through everything',
    probe: 'Linear probe',
    finetune: 'Fine-tuning',
    stops: 'θ does not move',
  },
  positives: {
    label:
      'Five rules: neighbouring patches, two views of an image, two moments, image and sound of a clip, two pieces of a track',
    patches: 'Neighbouring patches',
    instance: 'Instance',
    video: 'Video',
    sound: 'Image and sound',
    tracking: 'Tracking',
    because: [
      'the same image',
      'two views of one file',
      'two moments close in time',
      'the same clip',
      'the same track',
    ],
  },
  crops: {
    label: 'A chair alone: both crops show it. A kitchen: one crop shows the fridge, the other the chair',
    object: 'one object, well framed',
    scene: 'a whole scene',
    same: 'the same object',
    different: 'two objects',
  },
  seerScale: {
    label:
      'Two tiny squares, ImageNet-1k and a ResNet-50, beside two large ones: a billion images, 1.3 billion parameters',
    images: ['1.28 million → 1 billion', 'images, unfiltered'],
    parameters: ['24 million → 1.3 billion', 'parameters'],
  },
  senses: {
    label:
      'Plane of the other clips, by how alike they look and how alike they sound: only those at the top right are positives',
    eye: 'looks alike →',
    ear: 'sounds alike →',
    positive: 'both: positive',
    earOnly: 'train, boat',
    eyeOnly: 'dance, exercise',
  },
  ablationBars: {
    label: 'Published accuracy on ImageNet, as bars',
    recipes: ['at best', 'batch 256', 'batch 64', 'crop only'],
    asymmetry: ['none', 'stop-gradient', 'predictor', 'both'],
    unknown: 'not published',
  },
  invariance: {
    label: 'Jigsaw: puzzles group by the order of their pieces. PIRL: they group by image',
    covariant: ['Jigsaw: covariance', 'grouped by order'],
    invariant: ['PIRL: invariance', 'grouped by image'],
    legend: 'colour: the image; shape: the order t',
  },
}

/** Every text of the drawings on the slides of parts A and B. */
export const selfSupervisionStrings: Readonly<Record<Lang, typeof fr>> = { fr, en }
