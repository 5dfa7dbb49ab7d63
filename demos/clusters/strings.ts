import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'Des paires aux prototypes',
    question:
      'Tirer chaque point vers tous ses semblables, ou vers le centre de son groupe\u202f: quelle différence\u202f?',
    notice:
      'Pour ce qui attire, aucune\u202f: les flèches rouges ne bougent pas quand les traits glissent des points aux prototypes. La somme des paires et celle des prototypes sont égales. Reste le compte\u202f: n(n − 1)/2 paires, ou n × K comparaisons.',
    params: {
      points: { label: 'Points', help: 'x, y, x, y…\u202f; les n premiers comptent.' },
      blend: {
        label: 'Paires → prototypes',
        help: 'Fait glisser le bout de chaque trait, du point vers son prototype.',
      },
      n: { label: 'Points n', help: 'Combien de points prennent part.' },
      K: { label: 'Prototypes K', help: 'Combien de groupes.' },
      iteration: { label: 'Itération', help: 'Partager les points, déplacer les prototypes\u202f: tant de fois.' },
      choice: {
        label: 'Partage',
        help: 'Doux\u202f: softargmax des distances. Dur\u202f: tout au plus proche, ce sont les k-moyennes.',
        options: { soft: 'doux', hard: 'dur (k-moyennes)' },
      },
      beta: { label: 'Froideur β', help: 'Du partage doux\u202f: plus il fait froid, plus il ressemble au dur.' },
    },
    metrics: {
      energy: 'énergie libre F',
      pairs: 'paires',
      comparisons: 'comparaisons',
      gap: 'écart entre les deux sommes',
    },
    view: {
      plane: 'Points, prototypes et ce qui tire chaque point',
      point: 'Point {i}',
      position: '{x}\u202f; {y}',
      legend: 'Trait\u202f: part. Flèche\u202f: demi-somme. ◆\u202fprototype, ◇\u202fdépart.',
      count: 'Liens à calculer',
      pairs: 'paires, n(n − 1)/2',
      comparisons: 'avec les prototypes, n × K',
      cheaper: 'Les prototypes coûtent moins dès que n − 1 > 2K.',
      gap: 'Écart entre les deux sommes\u202f: {value}.',
      energy: 'Énergie libre F selon l’itération',
      short: 'F',
    },
  },
  en: {
    title: 'From pairs to prototypes',
    question: 'Pull each point towards all those like it, or towards the centre of its group: what is the difference?',
    notice:
      'For attraction, none: the red arrows stay where they are while the lines slide from the points to the prototypes. The sum over pairs equals the sum over prototypes. What differs is the count: n(n − 1)/2 pairs, or n × K comparisons.',
    params: {
      points: { label: 'Points', help: 'x, y, x, y…; the first n count.' },
      blend: { label: 'Pairs → prototypes', help: 'Slides the end of each line from the point to its prototype.' },
      n: { label: 'Points n', help: 'How many points take part.' },
      K: { label: 'Prototypes K', help: 'How many groups.' },
      iteration: { label: 'Iteration', help: 'How many times the points are shared out and the prototypes moved.' },
      choice: {
        label: 'Assignment',
        help: 'Soft: softargmax of the distances. Hard: everything to the nearest, which is k-means.',
        options: { soft: 'soft', hard: 'hard (k-means)' },
      },
      beta: { label: 'Coldness β', help: 'Of soft assignment: the colder, the closer to hard.' },
    },
    metrics: {
      energy: 'free energy F',
      pairs: 'pairs',
      comparisons: 'comparisons',
      gap: 'gap between the two sums',
    },
    view: {
      plane: 'Points, prototypes and what pulls each point',
      point: 'Point {i}',
      position: '{x}; {y}',
      legend: 'Line: share. Arrow: half the sum. ◆\u202fprototype, ◇\u202fstart.',
      count: 'Links to compute',
      pairs: 'pairs, n(n − 1)/2',
      comparisons: 'with prototypes, n × K',
      cheaper: 'Prototypes cost less once n − 1 > 2K.',
      gap: 'Gap between the two sums: {value}.',
      energy: 'Free energy F against the iteration',
      short: 'F',
    },
  },
} satisfies Bilingual<DemoStrings>
