import type { Lang } from '../../demos/core/text'

const fr = {
  bridge: {
    label:
      'À gauche, le cercle d’InfoNCE : une requête, sept clés, leurs poids. À droite, la matrice d’attention A, dont la première colonne porte les mêmes sept poids',
    circle: 'A9 : le gradient d’InfoNCE',
    matrix: 'P2 : la matrice A',
    reading: 'lue : K a =',
  },
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
  columnMix: {
    label: 'À gauche, W change chaque colonne séparément ; à droite, a mêle les colonnes en une seule',
    each: 'W : chaque vecteur',
    between: 'a : entre vecteurs',
  },
  hardAndSoft: {
    label: 'Les mêmes scores, quatre froideurs : de la moyenne au choix',
    names: [
      ['la', 'moyenne'],
      ['douce', ''],
      ['plus', 'dure'],
      ['dure :', 'un seul'],
    ],
  },
  recipes: {
    label: 'La requête pizza, comparée à quatre titres ; les temps lus, dosés par les poids',
    query: 'requête',
    keys: 'clés',
    values: 'valeurs',
  },
  sources: {
    label:
      'Auto-attention : requêtes, clés et valeurs viennent de X. Croisée : les requêtes de Y, clés et valeurs de X',
    self: 'Auto-attention',
    cross: 'Attention croisée',
    roles: ['cherche', 'titres', 'lus'],
  },
  encoding: {
    label:
      'L’encodage positionnel de 32 places : une colonne par place, une ligne par composante ; en haut les ondes sont rapides, en bas presque immobiles',
    position: 'place 0',
  },
  spread: {
    label: 'Les scores s’écartent quand d grandit ; divisés par racine de d, ils gardent le même écart',
    before: 'scores q·k',
    after: 'divisés par √d',
    all: 'tout d',
  },
  heads: {
    label:
      'Un vecteur, trois têtes, trois questions ; les réponses s’empilent et une matrice les ramène à la bonne taille',
    questions: ['des lasagnes ?', 'sans viande ?', 'vite prêt ?'],
  },
  fourDiagrams: {
    label:
      'Quatre schémas : énergie conditionnelle, auto-encodeur, auto-encodeur retardé, transformer ; ce qui est nouveau est en bleu',
    names: ['Énergie', 'Auto-encodeur', 'Retard', 'Transformer'],
  },
  blocks: {
    label:
      'Enc de x, et à sa droite Enc, Pred et Dec l’un sur l’autre ; le « décodeur » de l’article réunit ces trois-là',
    encoder: '« encodeur » (2017)',
    decoder: '« décodeur » (2017)',
    self: 'auto-attention',
    masked: 'auto-att. masquée',
    cross: 'attention croisée',
    convolution: '1-convolution',
    norm: 'Add, Norm',
  },
  mask: {
    label:
      'Grille des places : chacune voit celles d’avant et elle-même ; sa réponse est écrite juste après, et le masque la cache',
    predicts: 'doit prédire',
    place: 'à la place',
    sees: 'voit ?',
    here: ['la réponse', 'est écrite', 'juste ici'],
    legend: 'vert : vu ; −∞ : masqué',
  },
  perfect: {
    collapse: 'effondrement',
    mask: 'masque oublié',
    loss: 'perte',
    best: 'parfaite : {value}',
    honest: 'honnête, au mieux : {value}',
    spread: 'étalement des sorties',
    sphere: 'sur toute la sphère : 1',
    valid: 'nombres bien formés',
    percent: '{value} %',
    masked: 'avec le masque : {value} %',
  },
  invariance: {
    label: 'Jigsaw : les puzzles se groupent par ordre des morceaux. PIRL : ils se groupent par image',
    covariant: ['Jigsaw : covariance', 'groupés par ordre'],
    invariant: ['PIRL : invariance', 'groupés par image'],
    legend: 'couleur : l’image ; forme : l’ordre t',
  },
}

const en: typeof fr = {
  bridge: {
    label:
      'Left, the circle of InfoNCE: one query, seven keys, their weights. Right, the attention matrix A, whose first column holds the same seven weights',
    circle: 'A9: the gradient of InfoNCE',
    matrix: 'P2: the matrix A',
    reading: 'read: K a =',
  },
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
  columnMix: {
    label: 'Left, W changes each column by itself; right, a mixes the columns into one',
    each: 'W: each vector',
    between: 'a: between vectors',
  },
  hardAndSoft: {
    label: 'The same scores at four coldnesses: from the mean to the choice',
    names: [
      ['the', 'mean'],
      ['soft', ''],
      ['harder', ''],
      ['hard:', 'one only'],
    ],
  },
  recipes: {
    label: 'The query pizza compared with four titles; the times that are read, by their weights',
    query: 'query',
    keys: 'keys',
    values: 'values',
  },
  sources: {
    label:
      'Self-attention: queries, keys and values come from X. Cross-attention: queries from Y, keys and values from X',
    self: 'Self-attention',
    cross: 'Cross-attention',
    roles: ['asks', 'titles', 'read'],
  },
  encoding: {
    label:
      'The positional encoding of 32 positions: one column per position, one row per component; fast waves at the top, nearly still ones at the bottom',
    position: 'position 0',
  },
  spread: {
    label: 'Scores spread as d grows; divided by the square root of d they keep the same spread',
    before: 'scores q·k',
    after: 'divided by √d',
    all: 'any d',
  },
  heads: {
    label: 'One vector, three heads, three questions; the answers are stacked and a matrix brings them back to size',
    questions: ['is it lasagne?', 'without meat?', 'ready soon?'],
  },
  fourDiagrams: {
    label: 'Four diagrams: conditional energy, autoencoder, delayed autoencoder, transformer; what is new is blue',
    names: ['Energy', 'Autoencoder', 'Delay', 'Transformer'],
  },
  blocks: {
    label:
      'Enc of x, and at its right Enc, Pred and Dec on top of each other; the “decoder” of the paper combines these three',
    encoder: '“encoder” (2017)',
    decoder: '“decoder” (2017)',
    self: 'self-attention',
    masked: 'masked self-att.',
    cross: 'cross-attention',
    convolution: '1-convolution',
    norm: 'Add, Norm',
  },
  mask: {
    label:
      'Grid of positions: each sees those before it and itself; its answer is written just after it, and the mask hides it',
    predicts: 'must predict',
    place: 'at position',
    sees: 'sees?',
    here: ['the answer', 'is written', 'right here'],
    legend: 'green: seen; −∞: masked',
  },
  perfect: {
    collapse: 'collapse',
    mask: 'mask forgotten',
    loss: 'loss',
    best: 'perfect: {value}',
    honest: 'honest, at best: {value}',
    spread: 'spread of the outputs',
    sphere: 'over the whole sphere: 1',
    valid: 'well-formed numbers',
    percent: '{value}%',
    masked: 'with the mask: {value}%',
  },
  invariance: {
    label: 'Jigsaw: puzzles group by the order of their pieces. PIRL: they group by image',
    covariant: ['Jigsaw: covariance', 'grouped by order'],
    invariant: ['PIRL: invariance', 'grouped by image'],
    legend: 'colour: the image; shape: the order t',
  },
}

/** Every text of the drawings on slides. */
export const figureStrings: Readonly<Record<Lang, typeof fr>> = { fr, en }
