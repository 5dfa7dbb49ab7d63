import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'De l’énergie au transformer, en quatre clics',
  question: 'Où est le décodeur\u00a0: dans le dernier bloc, ou dans trois à la fois\u00a0?',
  notice:
    'Quatre étapes, les mêmes briques. Ce que l’article appelle «\u00a0décodeur\u00a0» réunit Enc, Pred et Dec\u00a0; le Dec du cours n’est qu’une 1-convolution.',
  params: {
    stage: {
      label: 'Étape',
      help: 'Chacune ajoute une pièce à la précédente.',
      options: {
        ebm: '1. énergie conditionnelle',
        autoencoder: '2. auto-encodeur',
        delay: '3. retard',
        transformer: '4. transformer',
      },
    },
    opened: {
      label: 'Bloc ouvert',
      help: 'On peut aussi le toucher sur le schéma.',
      options: {
        x: 'x',
        encX: 'Enc de x',
        y: 'y',
        delay: 'retard',
        z: 'z',
        encY: 'Enc de y',
        pred: 'Pred',
        h: 'h',
        dec: 'Dec',
        output: 'ỹ',
        regulariser: 'R',
        cost: 'C',
      },
    },
    text: { label: 'Source x', help: 'Un nombre en lettres, jusqu’à 999\u202f999.' },
    answer: { label: 'Cible y', help: 'En chiffres\u00a0; vide\u00a0: la bonne réponse.' },
  },
  metrics: {},
  view: {
    diagram: 'Schéma\u00a0: {stage}',
    next: 'Bloc suivant',
    back: 'Bloc précédent',
    encoder: 'leur «\u00a0encodeur\u00a0»',
    decoder: 'leur «\u00a0décodeur\u00a0»',
    shape: 'Forme\u00a0: {shape}',
    columns: 'Un jeton par ligne, ses 64 composantes sur deux rangs.',
    attention: 'A, moyenne des têtes\u00a0: en colonne qui demande, en ligne qui répond.',
    unread: 'Ce texte n’est pas un nombre français\u00a0: pas de passe à montrer.',
    noValues: 'Ce bloc n’a pas de valeurs ici\u00a0: le réseau entraîné est celui de l’étape 4.',
    total: 'F = {value}',
    stage_ebm:
      'De x, Pred tire h\u00a0; Dec, avec une latente z, en tire ỹ. Le coût C compare ỹ à y\u00a0: c’est l’énergie.',
    stage_autoencoder: 'Plus de x\u00a0: y se reconstruit à travers h, qu’un terme R empêche de tout recopier.',
    stage_delay: 'Le retard ζ⁻¹\u00a0: de y jusqu’à j − 1, prédire y à la place j. C’est un modèle de langue.',
    stage_transformer: 'On rend x\u00a0: l’auto-encodeur débruiteur retardé et conditionnel, ou transformer.',
    block_x: 'La source\u00a0: un ensemble de mots, chacun avec sa position.',
    block_encX: 'Auto-attention puis 1-convolution, chacune suivie d’Add, Norm. Chaque mot s’informe des autres.',
    block_y: 'La cible\u00a0: des chiffres, puis ■, la fin.',
    block_delay: 'Le retard d’un pas\u00a0: à la place j, le symbole j − 1\u00a0; ■ d’abord.',
    block_z: 'La latente\u00a0: ce que x ne dit pas de y. On la choisit pour que l’énergie soit la plus basse.',
    block_encY: 'Auto-attention masquée, Add, Norm\u00a0: chaque place s’informe des chiffres déjà écrits.',
    block_pred:
      'Attention croisée, Add, Norm\u00a0: chaque place interroge les mots. Les requêtes viennent de y, clés et valeurs de x.',
    block_h: 'La représentation cachée\u00a0: ce qui sort de Pred, et que Dec va lire.',
    block_dec: 'Une 1-convolution, Add, Norm\u00a0: le même petit réseau à chaque place, sans mélange.',
    block_output: 'Un vecteur de probabilités par place\u00a0: softargmax d’une application linéaire.',
    block_regulariser:
      'Limite ce que h peut porter\u00a0; sans lui, l’auto-encodeur recopie tout et l’énergie est plate.',
    block_cost: 'C compare ỹ à y place par place. Leur somme est l’énergie F(x, y).',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'From energy to the transformer, in four clicks',
  question: 'Where is the decoder: in the last block, or in three at once?',
  notice:
    'Four stages, the same bricks. What the paper calls “decoder” unites Enc, Pred and Dec; the Dec of the course is only a 1-convolution.',
  params: {
    stage: {
      label: 'Stage',
      help: 'Each one adds a piece to the last.',
      options: {
        ebm: '1. conditional energy',
        autoencoder: '2. autoencoder',
        delay: '3. delay',
        transformer: '4. transformer',
      },
    },
    opened: {
      label: 'Open block',
      help: 'It can also be touched on the diagram.',
      options: {
        x: 'x',
        encX: 'Enc of x',
        y: 'y',
        delay: 'delay',
        z: 'z',
        encY: 'Enc of y',
        pred: 'Pred',
        h: 'h',
        dec: 'Dec',
        output: 'ỹ',
        regulariser: 'R',
        cost: 'C',
      },
    },
    text: { label: 'Source x', help: 'A number in French words, up to 999,999.' },
    answer: { label: 'Target y', help: 'In digits; empty: the right answer.' },
  },
  metrics: {},
  view: {
    diagram: 'Diagram: {stage}',
    next: 'Next block',
    back: 'Previous block',
    encoder: 'their “encoder”',
    decoder: 'their “decoder”',
    shape: 'Shape: {shape}',
    columns: 'One token a line, its 64 components in two rows.',
    attention: 'A, mean of the heads: in columns who asks, in rows who answers.',
    unread: 'This text is no French number: there is no pass to show.',
    noValues: 'This block has no values here: the trained network is that of stage 4.',
    total: 'F = {value}',
    stage_ebm:
      'From x, Pred makes h; Dec, with a latent z, makes ỹ of it. The cost C compares ỹ with y: that is the energy.',
    stage_autoencoder: 'No x any more: y is rebuilt through h, which a term R keeps from copying everything.',
    stage_delay: 'The delay ζ⁻¹: from y up to j − 1, predict y at place j. That is a language model.',
    stage_transformer: 'x comes back: the conditional delayed denoising autoencoder, or transformer.',
    block_x: 'The source: a set of words, each with its position.',
    block_encX: 'Self-attention, then 1-convolution, each followed by Add, Norm. Each word learns from the others.',
    block_y: 'The target: digits, then ■, the end.',
    block_delay: 'The delay by one step: at place j, symbol j − 1; first of all ■.',
    block_z: 'The latent: what x does not say about y. It is chosen so that the energy is lowest.',
    block_encY: 'Masked self-attention, Add, Norm: each place learns from the digits already written.',
    block_pred:
      'Cross-attention, Add, Norm: each place questions the words. Queries come from y, keys and values from x.',
    block_h: 'The hidden representation: what Pred puts out, and Dec will read.',
    block_dec: 'A 1-convolution, Add, Norm: one small network at each place, nothing is mixed.',
    block_output: 'One vector of probabilities a place: softargmax of a linear map.',
    block_regulariser: 'Limits what h can carry; without it the autoencoder copies everything and the energy is flat.',
    block_cost: 'C compares ỹ with y place by place. Their sum is the energy F(x, y).',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
