import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'L’ordre des mots',
    question: 'Deux cent mille, mille cent deux\u202f: l’attention voit-elle la différence\u202f?',
    notice:
      'Sans positions, chaque mot emporte sa sortie là où il va\u202f: 200\u202f000 et 1\u202f102 sont pour l’attention le même sac de mots, à l’arrondi près. Avec l’encodage, chaque place modifie son mot, et l’égalité est perdue.',
    params: {
      sentence: {
        label: 'Phrase',
        help: 'Six mots au plus, 120 caractères\u202f; des mots égaux ont des vecteurs égaux.',
      },
      positions: {
        label: 'Encodage positionnel',
        help: 'Ajouté à chaque mot selon sa place, ou non.',
        options: { without: 'Sans positions', with: 'Avec positions' },
      },
      order: { label: 'Ordre' },
      draw: { label: 'Tirage', help: 'D’autres applications W, au hasard.' },
    },
    metrics: {
      difference: 'plus grand écart entre deux sorties d’un mot',
      moved: 'plus grand changement d’une sortie',
    },
    view: {
      empty: 'Écrire un mot au moins.',
      leftOut: 'Six mots comptent\u202f; laissés de côté\u202f: {n}.',
      long: 'Trop long\u202f: seuls les 200 premiers caractères sont lus.',
      output: 'sortie de «\u202f{word}\u202f» à la place {place}',
      next: 'Autre ordre',
      move: 'ou glisser les mots de la ligne du bas\u202f; chaque barre est la sortie de son mot.',
      equivariant: 'Même mot, même sortie, où qu’il soit\u202f: l’ordre ne se voit pas.',
      broken: 'Chaque place modifie son mot\u202f: l’ordre se voit.',
      unmoved: 'Deux fois le même ordre\u202f: déplacez un mot.',
    },
  },
  en: {
    title: 'The order of words',
    question: 'Deux cent mille (200,000), mille cent deux (1,102): does attention see the difference?',
    notice:
      'Without positions each word takes its output along wherever it goes: to attention 200,000 and 1,102 are the same bag of words, up to rounding. With the encoding each position changes its word, and the equality is lost.',
    params: {
      sentence: { label: 'Sentence', help: 'Six words at most, 120 characters; equal words have equal vectors.' },
      positions: {
        label: 'Positional encoding',
        help: 'Whether each word gets the encoding of its position.',
        options: { without: 'Without positions', with: 'With positions' },
      },
      order: { label: 'Order' },
      draw: { label: 'Seed', help: 'Other maps W, at random.' },
    },
    metrics: { difference: 'largest difference between two outputs of a word', moved: 'largest change of an output' },
    view: {
      empty: 'Write at least one word.',
      leftOut: 'Six words count; left out: {n}.',
      long: 'Too long: only the first 200 characters are read.',
      output: 'output of “{word}” at position {place}',
      next: 'Another order',
      move: 'or drag the words of the lower line; each bar is the output of its word.',
      equivariant: 'Same word, same output, anywhere: order does not show.',
      broken: 'Each position changes its word: order shows.',
      unmoved: 'The same order twice: move a word.',
    },
  },
} satisfies Bilingual<DemoStrings>
