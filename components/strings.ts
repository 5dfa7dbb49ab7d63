import type { Lang } from '../demos/core/text'
import type { RouteName } from './routes'

export type Part = 'A' | 'B' | 'P'
export type Family = 'contrastive' | 'clustering' | 'distillation' | 'redundancy'

/** Every text that layouts and components add to the pages. */
export interface DeckStrings {
  routes: {
    title: string
    names: Readonly<Record<RouteName, string>>
    /** What each takes and holds. */
    about: Readonly<Record<RouteName, string>>
    /** `{name}`, and the minutes `{from}`, `{to}` and `{total}`. */
    pace: string
    beside: string
    /** `{n}` minutes. */
    late: string
    early: string
    onTime: string
  }
  parts: Readonly<Record<Part, string>>
  partsNav: string
  notice: string
  erratum: string
  /** Before a word of the translated notes of the lecture. */
  inNotes: string
  /** The reading view. */
  read: string
  otherLanguage: string
  otherLanguageTitle: string
  /** How a slide is called: `{n}`, `{total}`, `{title}`. */
  slide: string
  /** The name of Slidev's navigation bar. */
  toolbar: string
  /** In a frame of another site. */
  ownTab: string
  /** The window for the audience, and one that does not follow the presenter. */
  audience: { open: string; help: string; name: string; misses: string; follow: string; stay: string }
  /** A later version of the site is there. */
  laterVersion: { name: string; ready: string; take: string; later: string; others: string }
  map: {
    title: string
    question: string
    similarity: string
    families: Readonly<Record<Family, { name: string; guard: string; methods: string }>>
  }
  pairs: { title: string; first: string; second: string; self: string; positive: string; negative: string }
  goals: { title: string; tree: string; variants: readonly string[]; cat: string; near: string; far: string }
}

export const strings: Readonly<Record<Lang, DeckStrings>> = {
  fr: {
    routes: {
      title: 'Parcours',
      names: { express: 'Express', practicum: 'Travaux dirigés', home: 'À la maison' },
      about: { express: '90 min, A et B', practicum: '60 min, P', home: 'tout' },
      pace: '{name}\u202f: minutes {from} à {to} sur {total}',
      beside: '{name}\u202f: diapositive hors du parcours',
      late: '{n} min de retard',
      early: '{n} min d’avance',
      onTime: 'à l’heure',
    },
    parts: { A: 'Voir sans étiquettes', B: 'Au-delà des négatifs', P: 'Attention et transformer' },
    partsNav: 'Parties du cours',
    notice: 'À remarquer',
    erratum: 'Erratum',
    inNotes: 'notes\u202f:',
    read: 'Lire le cours',
    otherLanguage: 'English',
    otherLanguageTitle: 'This slide in English',
    slide: 'Diapositive {n} sur {total} : {title}',
    toolbar: 'Barre de navigation',
    ownTab: 'Ouvrir dans un onglet',
    audience: {
      open: 'Fenêtre du public',
      help: 'Ouvrir la fenêtre du public, qui suit celle-ci',
      name: 'Présentation en cours',
      misses: 'Une autre fenêtre présente ; celle-ci ne la suit pas.',
      follow: 'Suivre',
      stay: 'Rester ici',
    },
    laterVersion: {
      name: 'Nouvelle version',
      ready: 'Une nouvelle version de ce cours est prête.',
      take: 'L’utiliser',
      later: 'Plus tard',
      others: 'Elle servira dès que les autres fenêtres du cours seront fermées.',
    },
    map: {
      title: 'Carte des familles de méthodes et de ce qui, dans chacune, empêche l’effondrement',
      question: 'Ne pas s’effondrer',
      similarity: 'rendre les vues semblables',
      families: {
        contrastive: { name: 'contrastif', guard: 'des négatifs', methods: 'PIRL, SimCLR, MoCo, AVID' },
        clustering: { name: 'partitionnement', guard: 'l’équipartition', methods: 'DeepCluster, SwAV, SEER' },
        distillation: { name: 'distillation', guard: 'une asymétrie', methods: 'BYOL, SimSiam, DINO' },
        redundancy: { name: 'réduire la redondance', guard: 'la décorrélation', methods: 'Barlow Twins, VICReg' },
      },
    },
    pairs: {
      title: 'Matrice de similarité de 2N vues, pour N = 4 : chaque ligne a un positif',
      first: 'premières vues',
      second: 'secondes vues',
      self: 'elle-même : exclue',
      positive: 'positif',
      negative: 'négatif',
    },
    goals: {
      title: 'Quatre photos d’un arbre proches les unes des autres, un chat à l’écart',
      tree: 'le même arbre',
      variants: ['midi', 'soir', 'hiver', 'feuilles tombées'],
      cat: 'un chat',
      near: '(ii) près',
      far: '(i) loin',
    },
  },
  en: {
    routes: {
      title: 'Route',
      names: { express: 'Express', practicum: 'Practicum', home: 'At home' },
      about: { express: '90 min, A and B', practicum: '60 min, P', home: 'everything' },
      pace: '{name}: minutes {from} to {to} of {total}',
      beside: '{name}: this slide is off the route',
      late: '{n} min late',
      early: '{n} min early',
      onTime: 'on time',
    },
    parts: { A: 'Seeing without labels', B: 'Beyond negatives', P: 'Attention and the transformer' },
    partsNav: 'Parts of the lecture',
    notice: 'Notice',
    erratum: 'Erratum',
    inNotes: 'notes:',
    read: 'Read the lecture',
    otherLanguage: 'Français',
    otherLanguageTitle: 'Cette diapositive en français',
    slide: 'Slide {n} of {total}: {title}',
    toolbar: 'Navigation bar',
    ownTab: 'Open in a tab',
    audience: {
      open: 'Audience window',
      help: 'Open the audience window, which follows this one',
      name: 'Presentation in progress',
      misses: 'Another window is presenting; this one does not follow it.',
      follow: 'Follow',
      stay: 'Stay here',
    },
    laterVersion: {
      name: 'New version',
      ready: 'A new version of this lecture is ready.',
      take: 'Use it',
      later: 'Later',
      others: 'It will be used as soon as the other windows of the lecture are closed.',
    },
    map: {
      title: 'Map of the families of methods and of what, in each, prevents collapse',
      question: 'Do not collapse',
      similarity: 'make the views similar',
      families: {
        contrastive: { name: 'contrastive', guard: 'negatives', methods: 'PIRL, SimCLR, MoCo, AVID' },
        clustering: { name: 'clustering', guard: 'equipartition', methods: 'DeepCluster, SwAV, SEER' },
        distillation: { name: 'distillation', guard: 'an asymmetry', methods: 'BYOL, SimSiam, DINO' },
        redundancy: { name: 'reduce redundancy', guard: 'decorrelation', methods: 'Barlow Twins, VICReg' },
      },
    },
    pairs: {
      title: 'Similarity matrix of 2N views, for N = 4: each row has one positive',
      first: 'first views',
      second: 'second views',
      self: 'itself: left out',
      positive: 'positive',
      negative: 'negative',
    },
    goals: {
      title: 'Four photographs of one tree close to each other, a cat well apart',
      tree: 'the same tree',
      variants: ['noon', 'dusk', 'winter', 'leaves gone'],
      cat: 'a cat',
      near: '(ii) near',
      far: '(i) far',
    },
  },
}
