import type { Bilingual, DemoStrings } from '../runtime/contract'

export default {
  fr: {
    title: 'Le prix de l’attention',
    question: 'Deux fois plus de mots\u202f: combien de fois plus de temps\u202f?',
    notice:
      'Les temps sont ceux de cette machine, et changent d’une fois à l’autre, l’exposant moins. Vers 2 pour l’attention, parce que A a t × t cases\u202f; vers 1 pour la convolution. La mémoire suit. En échange, aucune boucle dans le temps\u202f: toutes les places se calculent à la fois.',
    params: {
      d: {
        label: 'Dimension d',
        help: 'D’un élément\u202f; change le rapport des deux coûts.',
        options: { 32: '32', 64: '64', 128: '128' },
      },
    },
    metrics: {
      t: 'longueur t',
      attentionMs: 'attention (ms)',
      convolutionMs: 'convolution (ms)',
      attentionOperations: 'multiplications de l’attention',
      convolutionOperations: 'multiplications de la convolution',
      attentionExponent: 'exposant de l’attention',
      convolutionExponent: 'exposant de la convolution',
      output: 'carré moyen des sorties',
    },
    view: {
      time: 'Temps mesuré d’une couche, en ms',
      memory: 'Mémoire d’une couche, comptée, en Mo',
      x: 'log₂ t',
      attention: 'attention',
      convolution: 'convolution',
      exponent: 'Exposant du temps, ajusté pour t ≥ {from}',
      both: '{measured} (opérations\u202f: {counted})',
      waiting: 'Lancer\u202f: chaque pas mesure une longueur, de 32 à 2048.',
      measured:
        'Mesuré dans ce navigateur\u202f: la plus courte de plusieurs exécutions. Un fil, sans carte graphique.',
      recorded:
        'Mesuré quand cette image a été faite, sur une autre machine\u202f: la plus courte de plusieurs exécutions.',
      counted: 'Compté, et non mesuré',
      attentionOperations: 'attention, t = {t}\u202f: 3td² + 2t²d',
      convolutionOperations: 'convolution, noyau 3\u202f: 3td²',
      scores: 'scores\u202f: t²',
      crossing: 'Dès t = 3d/2 = {t}, les scores et leurs mélanges coûtent plus que les applications.',
    },
  },
  en: {
    title: 'The price of attention',
    question: 'Twice as many words: how many times longer?',
    notice:
      'Times are those of this machine, and change from one run to the next, the exponent less so. Near 2 for attention, because A has t × t cells; near 1 for the convolution. Memory follows. In return there is no loop over time: all positions are computed at once.',
    params: {
      d: {
        label: 'Dimension d',
        help: 'Of an element; changes the ratio of the two costs.',
        options: { 32: '32', 64: '64', 128: '128' },
      },
    },
    metrics: {
      t: 'length t',
      attentionMs: 'attention (ms)',
      convolutionMs: 'convolution (ms)',
      attentionOperations: 'multiplications of attention',
      convolutionOperations: 'multiplications of the convolution',
      attentionExponent: 'exponent of attention',
      convolutionExponent: 'exponent of the convolution',
      output: 'mean square of the outputs',
    },
    view: {
      time: 'Measured time of one layer, in ms',
      memory: 'Memory of one layer, counted, in MB',
      x: 'log₂ t',
      attention: 'attention',
      convolution: 'convolution',
      exponent: 'Exponent of the time, fitted for t ≥ {from}',
      both: '{measured} (operations: {counted})',
      waiting: 'Press Play: each step measures one length, from 32 to 2048.',
      measured: 'Measured in this browser: the shortest of several runs. One thread, no graphics card.',
      recorded: 'Measured when this picture was made, on another machine: the shortest of several runs.',
      counted: 'Counted, not measured',
      attentionOperations: 'attention, t = {t}: 3td² + 2t²d',
      convolutionOperations: 'convolution, kernel 3: 3td²',
      scores: 'scores: t²',
      crossing: 'From t = 3d/2 = {t} on, scores and their mixtures cost more than the maps.',
    },
  },
} satisfies Bilingual<DemoStrings>
