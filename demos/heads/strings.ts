import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'Plusieurs têtes',
    question: 'Pourquoi poser plusieurs questions à la fois\u00a0?',
    notice:
      'Chaque tête a ses propres applications, donc sa propre carte\u00a0: l’une cherche le même mot, une autre le précédent. Leurs sorties s’empilent, et W_h ramène le tout à la dimension d’un élément. Des applications au hasard ne demandent rien de lisible\u00a0: c’est l’apprentissage qui leur donne un sens.',
    params: {
      sentence: {
        label: 'Phrase',
        help: 'Six mots au plus, 120 caractères\u00a0; des mots égaux ont des vecteurs égaux.',
      },
      heads: { label: 'Têtes h', help: 'Nombre de questions.', options: { 1: '1', 2: '2', 4: '4' } },
      maps: {
        label: 'Applications',
        help: 'Construites à la main, une question chacune, ou tirées au hasard. Aucune n’est apprise.',
        options: { built: 'construites', random: 'au hasard' },
      },
      draw: { label: 'Tirage', help: 'D’autres applications au hasard.' },
    },
    metrics: { entropy: 'entropie moyenne d’une colonne (bits)' },
    view: {
      empty: 'Écrire un mot au moins.',
      leftOut: 'Six mots comptent\u00a0; laissés de côté\u00a0: {n}.',
      head: 'Tête {n}',
      same: 'même mot\u00a0?',
      previous: 'le précédent\u00a0?',
      next: 'le suivant\u00a0?',
      itself: 'cette place\u00a0?',
      random: 'au hasard',
      columns: 'Une colonne par mot qui demande, une ligne par mot qui répond\u00a0; chaque colonne a pour somme 1.',
      matrix: '{name}, {shape}',
      X: 'éléments X',
      stack: 'sorties empilées',
      Wh: 'application de retour W_h',
      output: 'sorties H',
      shapes: 'Formes',
      maps: 'Requêtes, clés et valeurs d’un mot\u00a0: 3hd = 3 × {h} × {d} = {all} nombres.',
      return: 'Retour\u00a0: de {hd} à {d}.',
    },
  },
  en: {
    title: 'Several heads',
    question: 'Why ask several questions at once?',
    notice:
      'Each head has maps of its own, hence a map of attention of its own: one looks for the same word, another for the one before. Their outputs are stacked, and W_h brings all back to the dimension of a token. Random maps ask nothing legible: it is training that gives them a meaning.',
    params: {
      sentence: { label: 'Sentence', help: 'Six words at most, 120 characters; equal words have equal vectors.' },
      heads: { label: 'Heads h', help: 'Number of questions.', options: { 1: '1', 2: '2', 4: '4' } },
      maps: {
        label: 'Maps',
        help: 'Built by hand, one question each, or drawn at random. None is learned.',
        options: { built: 'built', random: 'random' },
      },
      draw: { label: 'Draw', help: 'Other random maps.' },
    },
    metrics: { entropy: 'mean entropy of a column (bits)' },
    view: {
      empty: 'Write at least one word.',
      leftOut: 'Six words count; left out: {n}.',
      head: 'Head {n}',
      same: 'same word?',
      previous: 'word before?',
      next: 'word after?',
      itself: 'this place?',
      random: 'random',
      columns: 'A column for each word that asks, a row for each word that answers; each column sums to 1.',
      matrix: '{name}, {shape}',
      X: 'tokens X',
      stack: 'outputs stacked',
      Wh: 'return map W_h',
      output: 'outputs H',
      shapes: 'Shapes',
      maps: 'Queries, keys and values of a word: 3hd = 3 × {h} × {d} = {all} numbers.',
      return: 'Return: from {hd} to {d}.',
    },
  },
} satisfies Bilingual<DemoStrings>
