import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'Des paires aux prototypes',
    question:
      'Tirer chaque point vers tous ses semblables, ou vers le centre de son groupe\u00a0: quelle différence\u00a0?',
    notice:
      'Pour ce qui attire, aucune\u00a0: les flèches rouges ne bougent pas quand les traits glissent des points aux prototypes. La somme des paires et celle des prototypes sont égales. Reste le compte\u00a0: n(n − 1)/2 paires, ou n × K comparaisons.',
    params: {
      points: { label: 'Points', help: 'x, y, x, y…\u00a0; les n premiers comptent.' },
      blend: {
        label: 'Paires → prototypes',
        help: 'Fait glisser le bout de chaque trait, du point vers son prototype.',
      },
      n: { label: 'Points n', help: 'Combien de points prennent part.' },
      K: { label: 'Prototypes K', help: 'Combien de groupes.' },
      iteration: { label: 'Itération', help: 'Partager les points, déplacer les prototypes\u00a0: tant de fois.' },
      choice: {
        label: 'Partage',
        help: 'Doux\u00a0: softargmax des distances. Dur\u00a0: tout au plus proche, ce sont les k-moyennes.',
        options: { soft: 'doux', hard: 'dur (k-moyennes)' },
      },
      beta: { label: 'Froideur β', help: 'Du partage doux\u00a0: plus il fait froid, plus il ressemble au dur.' },
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
      position: '{x}\u00a0; {y}',
      legend: 'Trait\u00a0: part. Flèche\u00a0: demi-somme. ◆\u00a0prototype, ◇\u00a0départ.',
      count: 'Liens à calculer',
      pairs: 'paires, n(n − 1)/2',
      comparisons: 'avec les prototypes, n × K',
      cheaper: 'Les prototypes coûtent moins dès que n − 1 > 2K.',
      gap: 'Écart entre les deux sommes\u00a0: {value}.',
      energy: 'Énergie libre F selon l’itération',
      short: 'F',
    },
  },
  en: {
    title: 'From pairs to prototypes',
    question: 'Pull each point to all that are like it, or to the centre of its group: what is the difference?',
    notice:
      'As to attraction, none: the red arrows stay where they are while the lines slide from the points to the prototypes. The sum over pairs equals the sum over prototypes. What differs is the count: n(n − 1)/2 pairs, or n × K comparisons.',
    params: {
      points: { label: 'Points', help: 'x, y, x, y…; the first n count.' },
      blend: { label: 'Pairs → prototypes', help: 'Slides the end of each line from the point to its prototype.' },
      n: { label: 'Points n', help: 'How many points take part.' },
      K: { label: 'Prototypes K', help: 'How many groups.' },
      iteration: { label: 'Iteration', help: 'Share out the points, move the prototypes: so many times.' },
      choice: {
        label: 'Shares',
        help: 'Soft: softargmax of the distances. Hard: all to the nearest, which is k-means.',
        options: { soft: 'soft', hard: 'hard (k-means)' },
      },
      beta: { label: 'Coldness β', help: 'Of the soft shares: the colder, the more like the hard ones.' },
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
      legend: 'Line: share. Arrow: half the sum. ◆\u00a0prototype, ◇\u00a0start.',
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
