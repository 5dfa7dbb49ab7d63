import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'Douze points : l’attraction seule, puis un garde-fou à la fois',
  question: 'Six images, deux vues chacune, et rien d’autre que l’attraction : où vont les douze points ?',
  notice:
    'L’attraction seule les réunit tous en un point, et sa perte est parfaite. Chaque garde-fou les tient écartés à sa façon : changez-en, et baissez sa force jusqu’à ce qu’il cède.',
  params: {
    guard: {
      label: 'Garde-fou',
      help: 'Répulsion : InfoNCE. Équipartition : trois prototypes et Sinkhorn. Asymétrie : prédicteur linéaire et arrêt du gradient. Décorrélation : Barlow Twins.',
      options: {
        none: 'aucun',
        repulsion: 'répulsion',
        equipartition: 'équipartition',
        asymmetry: 'asymétrie',
        decorrelation: 'décorrélation',
      },
    },
    strength: { label: 'Force du garde-fou', help: 'Sa part dans la perte ; le reste est l’attraction seule.' },
    confusion: {
      label: 'Vues confondues ρ',
      help: 'Part des paires faites de deux images, quand un recadrage ne montre que du ciel. À 0, chaque paire reste à part.',
    },
  },
  metrics: {
    loss: 'Perte',
    spread: 'Étalement',
    together: 'Cosinus des deux vues',
  },
  view: {
    all: '× 12',
    circle: 'Douze points sur un cercle, {guard}. Étalement {spread}.',
    loss_none: 'Perte : −cosinus (au mieux −1)',
    loss_repulsion: 'Perte : NT-Xent',
    loss_equipartition: 'Perte : entropie croisée des codes',
    loss_asymmetry: 'Perte : −cosinus de la prédiction',
    loss_decorrelation: 'Perte : Barlow Twins',
    healthy: 'étalé',
    chart: '{what} au fil des pas, maintenant {value}',
    steps: 'pas',
    collapsed: 'Perte : parfaite. Modèle : inutile.',
    held: 'Le garde-fou tient.',
    legend: 'Même numéro : deux vues d’une image. Flèches : où la perte les pousse.',
    legendPrototypes: 'Même numéro : deux vues d’une image. Flèches : où la perte les pousse. Losanges : prototypes.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Twelve points: attraction alone, then one guard at a time',
  question: 'Six images, two views each, and nothing but attraction: where do the twelve points go?',
  notice:
    'Attraction alone brings them all to one point, and its loss is perfect. Each guard keeps them apart in its own way: try another one, and lower its strength until it gives.',
  params: {
    guard: {
      label: 'Guard',
      help: 'Repulsion: InfoNCE. Equipartition: three prototypes and Sinkhorn. Asymmetry: linear predictor and stop-gradient. Decorrelation: Barlow Twins.',
      options: {
        none: 'none',
        repulsion: 'repulsion',
        equipartition: 'equipartition',
        asymmetry: 'asymmetry',
        decorrelation: 'decorrelation',
      },
    },
    strength: { label: 'Strength of the guard', help: 'Its share of the loss; the rest is attraction alone.' },
    confusion: {
      label: 'Confused views ρ',
      help: 'Share of pairs made of two images, as when a crop shows nothing but sky. At 0, each pair stays by itself.',
    },
  },
  metrics: {
    loss: 'Loss',
    spread: 'Spread',
    together: 'Cosine of the two views',
  },
  view: {
    all: '× 12',
    circle: 'Twelve points on a circle, {guard}. Spread {spread}.',
    loss_none: 'Loss: −cosine (−1 at best)',
    loss_repulsion: 'Loss: NT-Xent',
    loss_equipartition: 'Loss: cross-entropy of the codes',
    loss_asymmetry: 'Loss: −cosine of the prediction',
    loss_decorrelation: 'Loss: Barlow Twins',
    healthy: 'spread out',
    chart: '{what} over the steps, now {value}',
    steps: 'steps',
    collapsed: 'Loss: perfect. Model: useless.',
    held: 'The guard holds.',
    legend: 'Same number: two views of one image. Arrows: where the loss pushes them.',
    legendPrototypes: 'Same number: two views of one image. Arrows: where the loss pushes them. Diamonds: prototypes.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
