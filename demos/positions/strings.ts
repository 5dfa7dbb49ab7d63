import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'L’ordre des mots',
    question: 'Que change l’ordre des mots à l’auto-attention\u00a0?',
    notice:
      'Sans positions, mélanger les entrées mélange les sorties, et rien d’autre\u00a0: l’écart est celui de l’arrondi. Deux cent mille, mille cent deux et cent deux mille ont les mêmes mots, donc les mêmes sorties. Avec l’encodage, chaque place modifie son mot, et l’égalité est perdue.',
    params: {
      sentence: {
        label: 'Phrase',
        help: 'Six mots au plus, 120 caractères\u00a0; des mots égaux ont des vecteurs égaux.',
      },
      positions: {
        label: 'Encodage positionnel',
        help: 'Ajouté à chaque mot selon sa place, ou non.',
        options: { without: 'sans', with: 'avec' },
      },
      order: { label: 'Ordre' },
      draw: { label: 'Tirage', help: 'D’autres applications W, au hasard.' },
    },
    metrics: { difference: 'Plus grand écart', moved: 'plus grand changement d’une sortie' },
    view: {
      empty: 'Écrire un mot au moins.',
      leftOut: 'Six mots comptent\u00a0; laissés de côté\u00a0: {n}.',
      long: 'Trop long\u00a0: seuls les 200 premiers caractères sont lus.',
      before: 'sorties, ordre de départ',
      after: 'sorties, ordre mélangé',
      gap: 'écart',
      order: 'Ordre mélangé',
      swap: 'Échanger «\u00a0{a}\u00a0» et «\u00a0{b}\u00a0»',
      next: 'Ordre suivant',
      equivariant: 'SA(XΠ) = SA(X)Π\u00a0: les sorties suivent leurs mots. Attention équivariante.',
      broken: 'L’ordre compte\u00a0: un mot déplacé reçoit une autre sortie.',
      encoding: 'encodage positionnel',
      axes: 'Une colonne par position, de 0 à 31\u00a0; une ligne par composante\u00a0: sinus et cosinus en alternance, de plus en plus lents.',
    },
  },
  en: {
    title: 'The order of words',
    question: 'What does the order of words change for self-attention?',
    notice:
      'Without positions, shuffling the inputs shuffles the outputs, and nothing else: the difference is that of rounding. French deux cent mille (200,000), mille cent deux (1,102) and cent deux mille (102,000) have the same words, hence the same outputs. With the encoding each place changes its word, and equality is lost.',
    params: {
      sentence: { label: 'Sentence', help: 'Six words at most, 120 characters; equal words have equal vectors.' },
      positions: {
        label: 'Positional encoding',
        help: 'Added to each word by its place, or not.',
        options: { without: 'without', with: 'with' },
      },
      order: { label: 'Order' },
      draw: { label: 'Draw', help: 'Other maps W, at random.' },
    },
    metrics: { difference: 'Largest difference', moved: 'largest change of an output' },
    view: {
      empty: 'Write at least one word.',
      leftOut: 'Six words count; left out: {n}.',
      long: 'Too long: only the first 200 characters are read.',
      before: 'outputs, first order',
      after: 'outputs, shuffled order',
      gap: 'difference',
      order: 'Shuffled order',
      swap: 'Swap “{a}” and “{b}”',
      next: 'Next order',
      equivariant: 'SA(XΠ) = SA(X)Π: outputs follow their words. Attention is equivariant.',
      broken: 'Order counts: a word that is moved gets another output.',
      encoding: 'positional encoding',
      axes: 'A column for each position, 0 to 31; a row for each component: sine and cosine in turn, slower and slower.',
    },
  },
} satisfies Bilingual<DemoStrings>
