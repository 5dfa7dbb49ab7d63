import type { Lang } from '../demos/core/text'
import type { ReadingPart } from './parts'

const fr = {
  title: 'Lecture',
  parts: {
    a: 'A · Voir sans étiquettes',
    b: 'B · Au-delà des négatifs',
    p: 'P · Attention et transformer',
    appendix: 'Annexes',
  } satisfies Record<ReadingPart, string>,
  partsNav: 'Parties',
  contents: 'Sommaire',
  search: 'Chercher dans cette partie',
  found: '{n} sections contiennent «\u202f{words}\u202f»',
  foundOne: 'Une section contient «\u202f{words}\u202f»',
  foundNone: 'Rien ne contient «\u202f{words}\u202f» dans cette partie.',
  slides: 'Diapositives',
  openSlide: 'Ouvrir la diapositive {n}',
  otherLanguage: 'English',
  dark: 'Fond clair ou sombre',
  print: 'Imprimer cette partie',
  preparing: 'Préparation de l’impression',
  resumed: 'Reprise où vous en étiez.',
  fromStart: 'Revenir au début',
  demoComes: 'La démonstration se charge en approchant.',
}
const en: typeof fr = {
  title: 'Reading',
  parts: {
    a: 'A · Seeing without labels',
    b: 'B · Beyond negatives',
    p: 'P · Attention and the transformer',
    appendix: 'Appendix',
  },
  partsNav: 'Parts',
  contents: 'Contents',
  search: 'Search this part',
  found: '{n} sections contain “{words}”',
  foundOne: 'One section contains “{words}”',
  foundNone: 'Nothing in this part contains “{words}”.',
  slides: 'Slides',
  openSlide: 'Open slide {n}',
  otherLanguage: 'Français',
  dark: 'Light or dark',
  print: 'Print this part',
  preparing: 'Preparing to print',
  resumed: 'Back where you were.',
  fromStart: 'Go to the beginning',
  demoComes: 'The demo loads as you come near.',
}

/** Texts of the reading view. */
export const strings: Readonly<Record<Lang, typeof fr>> = { fr, en }
