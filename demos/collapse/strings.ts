import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'Effondrement : la similarité seule, puis un remède à la fois',
  question: 'Si l’on ne demande au réseau que de rendre deux vues semblables, que fait-il ?',
  notice:
    'La perte est à son meilleur quand toutes les images sont au même point : l’étalement tombe à zéro, et le k-NN de e au hasard. Celui de h baisse à peine : c’est e qui s’est effondré.',
  own: {
    notice:
      'La perte est à son meilleur quand toutes les images sont au même point : l’étalement tombe alors à zéro, et plus rien ne les distingue. Comparez les remèdes : lequel garde vos images étalées ?',
  },
  params: {
    remedy: {
      label: 'Remède',
      help: 'Ce que l’on ajoute à la similarité ; un seul à la fois.',
      options: {
        none: 'aucun',
        standardise: 'normalisation par lots',
        negatives: 'négatifs',
        stopGradient: 'lot + prédicteur + arrêt du gradient',
      },
    },
    dimension: {
      label: 'Dimension d',
      help: 'Nombre de composantes du plongement : un cercle, une sphère, ou davantage, projeté au hasard.',
      options: { '2': '2 (cercle)', '3': '3 (sphère)', '64': '64 (projeté)' },
    },
    batchSize: { label: 'Taille du lot N', help: 'Images par pas ; avec les négatifs, un grand lot en donne plus.' },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
    images: {
      label: 'Images',
      help: 'Chiffres écrits à la main, ou vos images.',
      options: { mnist: 'chiffres', own: 'les vôtres' },
    },
    turn: { label: 'Tourner', help: 'Fait tourner la sphère autour de son axe vertical, en degrés.' },
    tilt: { label: 'Pencher', help: 'Penche la sphère vers vous, en degrés.' },
  },
  metrics: {
    loss: 'Perte',
    spread: 'Étalement : écart-type de e / ‖e‖, fois √d',
    batch: 'Images par lot',
    knn: 'Exactitude k-NN de h',
    knnEmbedding: 'Exactitude k-NN de e, en 8 bits',
    rank: 'Rang effectif de h',
    rankEmbedding: 'Rang effectif de e / ‖e‖',
    knnUntrained: 'non entraîné',
    knnPixels: 'pixels bruts',
  },
  view: {
    map2: 'Plongements de test, sur le cercle',
    map3: 'Plongements de test, sur la sphère',
    map64: 'Plongements de test, 64 dimensions projetées',
    mapLabel: 'Plongements normalisés de {n} images de test. Étalement {spread}. Flèches : tourner.',
    position: 'tournée de {turn} degrés, penchée de {tilt} degrés',
    drag: 'Glisser ou flèches : tourner. Pâle : derrière.',
    ownColours: 'Lettre et couleur : étiquette de vos images, cachée au réseau.',
    colours: 'Chiffre et couleur : étiquette, cachée au réseau.',
    loss_none: 'Perte : −cosinus de deux vues (au mieux −1)',
    loss_standardise: 'Perte : −cosinus, lot normalisé (au mieux −1)',
    loss_negatives: 'Perte contrastive (effondrée : {log})',
    loss_stopGradient: 'Perte : −cosinus de la prédiction (au mieux −1)',
    healthy: 'étalé',
    chartLabel: '{what} au fil des pas, maintenant {value}',
    knnNone: 'Sans étiquettes, l’exactitude k-NN n’est pas mesurée.',
    steps: 'pas',
    of: '{value} sur {d}',
    knn: 'Exactitude k-NN de h, et de e en 8 bits',
    knnLabel: 'Exactitude k-NN au fil des pas, maintenant {h} pour h et {e} pour e',
    eightBits:
      'En 8 bits : dans un e effondré, les images ne diffèrent que par les arrondis du calcul, que le k-NN grossirait.',
    useless: 'Perte : parfaite. Modèle : inutile.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Collapse: similarity alone, then one remedy at a time',
  question: 'If all we ask of a network is that two views look alike, what does it do?',
  notice:
    'The loss is at its best when all images lie at one point: the spread drops to zero, and k-NN of e to chance. That of h hardly drops: it is e that has collapsed.',
  own: {
    notice:
      'The loss is at its best when all images lie at one point: the spread then drops to zero, and nothing distinguishes them any more. Compare the remedies: which one keeps your images spread out?',
  },
  params: {
    remedy: {
      label: 'Remedy',
      help: 'What is added to similarity; one at a time.',
      options: {
        none: 'none',
        standardise: 'batch normalisation',
        negatives: 'negatives',
        stopGradient: 'batch norm + predictor + stop-gradient',
      },
    },
    dimension: {
      label: 'Dimension d',
      help: 'Components of the embedding: a circle, a sphere, or more, projected at random.',
      options: { '2': '2 (circle)', '3': '3 (sphere)', '64': '64 (projected)' },
    },
    batchSize: { label: 'Batch size N', help: 'Images per step; with negatives, a large batch has more of them.' },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
    images: {
      label: 'Images',
      help: 'Handwritten digits, or your images.',
      options: { mnist: 'digits', own: 'yours' },
    },
    turn: { label: 'Turn', help: 'Turns the sphere around its vertical axis, in degrees.' },
    tilt: { label: 'Tilt', help: 'Tilts the sphere towards you, in degrees.' },
  },
  metrics: {
    loss: 'Loss',
    spread: 'Spread: standard deviation of e / ‖e‖, times √d',
    batch: 'Images per batch',
    knn: 'k-NN accuracy of h',
    knnEmbedding: 'k-NN accuracy of e, in 8 bits',
    rank: 'Effective rank of h',
    rankEmbedding: 'Effective rank of e / ‖e‖',
    knnUntrained: 'untrained',
    knnPixels: 'raw pixels',
  },
  view: {
    map2: 'Test embeddings, on the circle',
    map3: 'Test embeddings, on the sphere',
    map64: 'Test embeddings, 64 dimensions projected',
    mapLabel: 'Normalised embeddings of {n} test images. Spread {spread}. Arrow keys turn them.',
    position: 'turned by {turn} degrees, tilted by {tilt} degrees',
    drag: 'Drag or arrow keys: turn. Pale: behind.',
    ownColours: 'Letter and colour: label of your images, hidden from the network.',
    colours: 'Digit and colour: label, hidden from the network.',
    loss_none: 'Loss: −cosine of two views (−1 at best)',
    loss_standardise: 'Loss: −cosine, batch normalised (−1 at best)',
    loss_negatives: 'Contrastive loss (collapsed: {log})',
    loss_stopGradient: 'Loss: −cosine of the prediction (−1 at best)',
    healthy: 'spread out',
    chartLabel: '{what} over the steps, now {value}',
    knnNone: 'Without labels, k-NN accuracy is not measured.',
    steps: 'steps',
    of: '{value} of {d}',
    knn: 'k-NN accuracy of h, and of e in 8 bits',
    knnLabel: 'k-NN accuracy over the steps, now {h} for h and {e} for e',
    eightBits: 'In 8 bits: in a collapsed e, images differ only by rounding errors, which k-NN would magnify.',
    useless: 'Loss: perfect. Model: useless.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
