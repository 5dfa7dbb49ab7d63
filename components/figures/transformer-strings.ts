import type { Lang } from '../../demos/core/text'

const fr = {
  bridge: {
    label:
      'À gauche, le cercle d’InfoNCE : une requête, sept clés, leurs poids. À droite, la matrice d’attention A, dont la première colonne porte les mêmes sept poids',
    circle: 'A9 : le gradient d’InfoNCE',
    matrix: 'P2 : la matrice A',
    reading: 'lue : K a =',
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
}

const en: typeof fr = {
  bridge: {
    label:
      'Left, the circle of InfoNCE: one query, seven keys, their weights. Right, the attention matrix A, whose first column holds the same seven weights',
    circle: 'A9: the gradient of InfoNCE',
    matrix: 'P2: the matrix A',
    reading: 'read: K a =',
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
}

/** Every text of the drawings on the slides of the practicum. */
export const transformerStrings: Readonly<Record<Lang, typeof fr>> = { fr, en }
