import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'Mélanger des colonnes',
    question: 'Où peut aller h si les poids sont positifs et de somme 1\u202f?',
    notice:
      'Le point se promène dans un triangle de poids, h dans le triangle des vecteurs\u202f: les mêmes proportions, jamais au-delà. Un coin choisit une colonne, le centre les moyenne. Aucune composante n’est transformée, seules les colonnes se mélangent.',
    params: {
      columns: {
        label: 'Colonnes de X',
        help: 'Des vecteurs du plan, ou des images rangées en colonnes.',
        options: { vectors: 'vecteurs', mnist: 'chiffres', emoji: 'emojis', own: 'vos images' },
      },
      pictures: {
        label: 'Choix des images',
        help: 'Trois images du jeu mis de côté\u202f; ne compte que pour les images.',
      },
      weights: { label: 'Poids a' },
      vectors: { label: 'Vecteurs x' },
    },
    metrics: { entropy: 'Entropie de a, en bits' },
    view: {
      simplex: 'Les poids a',
      point: 'Point des poids, à déplacer avec les flèches',
      corners: 'Un coin\u202f: une seule colonne. Le point gris\u202f: la moyenne.',
      colon: '\u202f:',
      plane: 'Vecteurs, leur enveloppe et h',
      handle: 'Vecteur x {n}, à déplacer avec les flèches',
      position: '{x}\u202f; {y}',
      X: 'X, une colonne par vecteur',
      a: 'a, les poids',
      h: 'h, le mélange',
      columns: 'Chaque ligne de h\u202f: la même somme pondérée, sur une autre composante.',
      picture: 'Image {n}',
      pixels: 'Chaque image\u202f: une colonne de {n} nombres. h en est une aussi, mêlée pixel par pixel.',
      waiting: 'Les images arrivent.',
    },
  },
  en: {
    title: 'Mixing columns',
    question: 'Where can h go if the weights are positive and sum to 1?',
    notice:
      'The point moves in a triangle of weights, h in the triangle of the vectors: the same proportions, never beyond. A corner selects one column, the centre averages them. No component is transformed; only columns are mixed.',
    params: {
      columns: {
        label: 'Columns of X',
        help: 'Vectors of the plane, or pictures stored as columns.',
        options: { vectors: 'vectors', mnist: 'digits', emoji: 'emoji', own: 'your pictures' },
      },
      pictures: { label: 'Which pictures', help: 'Three pictures of the held-out set; counts for pictures only.' },
      weights: { label: 'Weights a' },
      vectors: { label: 'Vectors x' },
    },
    metrics: { entropy: 'Entropy of a, in bits' },
    view: {
      simplex: 'The weights a',
      point: 'Point of the weights, move it with the arrow keys',
      corners: 'A corner: one column alone. The grey dot: the mean.',
      colon: ':',
      plane: 'Vectors, their hull and h',
      handle: 'Vector x {n}, move it with the arrow keys',
      position: '{x}, {y}',
      X: 'X, one column per vector',
      a: 'a, the weights',
      h: 'h, the mixture',
      columns: 'Each row of h: the same weighted sum, for another component.',
      picture: 'Picture {n}',
      pixels: 'Each picture: one column of {n} numbers. So is h, mixed pixel by pixel.',
      waiting: 'Loading the pictures.',
    },
  },
} satisfies Bilingual<DemoStrings>
