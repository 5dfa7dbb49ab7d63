import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'Le masque causal\u202f: le même modèle de langue, avec et sans',
  question: 'Une perte nulle\u202f: le modèle sait-il parler\u202f?',
  notice:
    'Sans masque, la perte tombe à zéro\u202f: chaque place regarde la suivante, où le retard a déposé sa réponse. Seul, il y regarde encore, elle est vide, et il dit n’importe quoi. Avec le masque, la perte s’arrête où elle doit, et les nombres sont français.',
  params: {
    batchSize: { label: 'Taille du lot', help: 'Nombres par pas, les mêmes pour les deux modèles.' },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
  },
  metrics: {
    loss: 'Perte avec masque',
    openLoss: 'Perte sans masque',
    leastLoss: 'Perte au mieux',
    valid: 'Nombres corrects, avec masque',
    openValid: 'Nombres corrects, sans masque',
  },
  view: {
    loss: 'Perte à l’entraînement, par symbole',
    lossLabel: 'Perte avec masque {loss}, sans masque {open}, au mieux {least}',
    least: 'hasard seul {value}',
    steps: 'pas',
    with: 'avec',
    without: 'sans',
    withMask: 'Avec le masque causal',
    withoutMask: 'Sans masque',
    attention: 'A\u202f: qui regarde quoi',
    attentionLabel: 'Attention {which}\u202f: en colonne, la place qui demande, en ligne, ce qu’elle regarde',
    says: 'Ce qu’il dit, seul',
    correct: 'nombres corrects sur {all}',
    lossShort: 'perte',
    nothing: '(silence)',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'The causal mask: one language model, with and without',
  question: 'The loss is zero: can the model speak?',
  notice:
    'Without the mask the loss falls to zero: each position looks at the next one, where the delay has put its answer. On its own it still looks there, finds nothing, and talks nonsense. With the mask the loss stops where it must, and the numbers are French.',
  params: {
    batchSize: { label: 'Batch size', help: 'Numbers per step, the same for both models.' },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
  },
  metrics: {
    loss: 'Loss with mask',
    openLoss: 'Loss without mask',
    leastLoss: 'Loss at best',
    valid: 'Correct numbers, with mask',
    openValid: 'Correct numbers, without mask',
  },
  view: {
    loss: 'Training loss, per symbol',
    lossLabel: 'Loss with mask {loss}, without mask {open}, at best {least}',
    least: 'chance alone {value}',
    steps: 'steps',
    with: 'with',
    without: 'without',
    withMask: 'With the causal mask',
    withoutMask: 'Without a mask',
    attention: 'A: who looks at what',
    attentionLabel: 'Attention {which}: in columns the position that asks, in rows what it looks at',
    says: 'What it says on its own',
    correct: 'of its {all} numbers are correct',
    lossShort: 'loss',
    nothing: '(silence)',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
