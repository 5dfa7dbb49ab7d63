import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'Plusieurs têtes',
    question: 'Le premier «\u202fcent\u202f»\u202f: quel mot interroge-t-il, selon la tête\u202f?',
    notice:
      'Une tête ne pose qu’une question\u202f; pour chercher à la fois le même mot et le mot d’avant, il en faut deux. Leurs sorties s’empilent, et W_h ramène le tout à la dimension d’un mot. Au hasard, rien n’est lisible\u202f: c’est l’apprentissage qui donne un sens aux têtes.',
    params: {
      sentence: {
        label: 'Phrase',
        help: 'Six mots au plus, 120 caractères\u202f; des mots égaux ont des vecteurs égaux.',
      },
      shown: {
        label: 'Tête',
        help: 'Quatre têtes construites à la main, une question chacune, ou une tête tirée au hasard. Aucune n’est apprise.',
        options: {
          same: 'Même mot',
          previous: 'Mot d’avant',
          next: 'Mot d’après',
          itself: 'Cette place',
          all: 'Les quatre',
          random: 'Au hasard',
        },
      },
      draw: { label: 'Tirage', help: 'Une autre tête au hasard.' },
    },
    metrics: {},
    view: {
      empty: 'Écrire un mot au moins.',
      leftOut: 'Six mots comptent\u202f; laissés de côté\u202f: {n}.',
      long: 'Trop long\u202f: seuls les 200 premiers caractères sont lus.',
      told_same: 'Où est mon double\u202f? Deux mots égaux se partagent l’attention.',
      told_previous: 'Qui est juste avant moi\u202f? Le premier mot n’a personne.',
      told_next: 'Qui est juste après moi\u202f? Le dernier mot n’a personne.',
      told_itself: 'Qui est à ma place\u202f? Moi, même si mon double est ailleurs.',
      told_all: 'Quatre questions à la fois, une seule sortie.',
      told_random: 'Au hasard, on regarde un peu partout\u202f: rien à lire.',
      arcs: 'Arcs de qui demande à qui répond. {head}',
      asks: 'qui demande',
      answers: 'qui répond',
      matrix: 'Poids A, une colonne par mot qui demande. {head}',
      columns:
        'A\u202f: une colonne par mot qui demande, une ligne par mot qui répond\u202f; chaque colonne a pour somme 1.',
      shapes:
        '{h} têtes\u202f: 3 × {h} × {d} = {all} nombres par mot pour q, k et v\u202f; {hd} sorties empilées, que $W_h$ ramène à {d}.',
    },
  },
  en: {
    title: 'Several heads',
    question: 'The first “cent”: which word does it question, head by head?',
    notice:
      'A head asks one question only; to look both for the same word and for the word before, two are needed. Their outputs are stacked, and W_h brings everything back to the dimension of a word. With a random head there is nothing to read: it is training that gives heads a meaning.',
    params: {
      sentence: { label: 'Sentence', help: 'Six words at most, 120 characters; equal words have equal vectors.' },
      shown: {
        label: 'Head',
        help: 'Four heads built by hand, one question each, or one drawn at random. None is learned.',
        options: {
          same: 'Same word',
          previous: 'Word before',
          next: 'Word after',
          itself: 'This position',
          all: 'All four',
          random: 'Random',
        },
      },
      draw: { label: 'Seed', help: 'Another random head.' },
    },
    metrics: {},
    view: {
      empty: 'Write at least one word.',
      leftOut: 'Six words count; left out: {n}.',
      long: 'Too long: only the first 200 characters are read.',
      told_same: 'Where is my double? Two equal words share the attention.',
      told_previous: 'Who is just before me? The first word has nobody.',
      told_next: 'Who is just after me? The last word has nobody.',
      told_itself: 'Who is at my position? I am, even if my double is elsewhere.',
      told_all: 'Four questions at once, one output.',
      told_random: 'A random head looks a little everywhere: nothing to read.',
      arcs: 'Arcs from who asks to who answers. {head}',
      asks: 'who asks',
      answers: 'who answers',
      matrix: 'Weights A, one column per word that asks. {head}',
      columns: 'A: one column per word that asks, one row per word that answers; each column sums to 1.',
      shapes:
        '{h} heads: 3 × {h} × {d} = {all} numbers per word for q, k and v; {hd} stacked outputs, which $W_h$ brings back to {d}.',
    },
  },
} satisfies Bilingual<DemoStrings>
