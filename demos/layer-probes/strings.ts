import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'Sonder chaque couche : prédire la transformation ou l’ignorer',
  question:
    'Deux réseaux, mêmes poids de départ, mêmes images tournées : que reste-t-il du chiffre dans la dernière couche ?',
  notice:
    'Chaque réseau garde pour la fin ce que sa perte demande. Qui prédit la rotation la dit presque sans faute, et le chiffre recule à sa sortie ; qui l’ignore l’efface peu à peu, et le chiffre s’y lit de mieux en mieux.',
  own: {
    question:
      'Deux réseaux, mêmes poids de départ, mêmes images tournées : que reste-t-il de l’étiquette dans la dernière couche ?',
    notice:
      'Chaque réseau garde pour la fin ce que sa perte demande : qui prédit la rotation la dit à sa sortie, qui l’ignore l’efface peu à peu. Si vos images ont des étiquettes, cherchez la couche où elles se lisent le mieux.',
  },
  params: {
    images: {
      label: 'Images',
      help: 'Chiffres écrits à la main, ou vos images.',
      options: { mnist: 'chiffres', own: 'les vôtres' },
    },
    batchSize: { label: 'Taille du lot N', help: 'Images par pas, chacune en deux vues tournées.' },
    temperature: {
      label: 'Température τ',
      help: 'Du réseau qui ignore : basse, elle fait peser les négatifs proches.',
    },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
    crop: { label: 'Recadrage', help: 'Ce que les vues perdent en plus d’être tournées, pour les deux réseaux.' },
  },
  metrics: {
    loss: 'Perte : prédire',
    lossIgnore: 'Perte : ignorer',
    classPredict: 'Classe lue dans e, prédire',
    classIgnore: 'Classe lue dans e, ignorer',
    turnPredict: 'Rotation lue dans e, prédire',
    turnIgnore: 'Rotation lue dans e, ignorer',
  },
  view: {
    predicted: 'Il apprend à dire la rotation',
    ignored: 'Il apprend à l’ignorer',
    class: 'chiffre',
    ownClass: 'étiquette',
    turn: 'rotation',
    noLabels: 'Sans étiquettes, seule la rotation peut être lue.',
    label: '{network} : exactitude d’une sonde à chaque couche ; dans e, classe {class}, rotation {turn}',
    conv: 'conv {n}',
    hidden: 'g 1',
    layers:
      'Une sonde linéaire par couche : 300 images pour l’ajuster, 500 pour la juger. En pointillé, le réseau non entraîné. La perte ne voit que e.',
    ownLayers:
      'Une sonde linéaire par couche, ajustée sur une part de vos images, jugée sur les autres. En pointillé, le réseau non entraîné.',
    pairsLabel: 'Six images du lot, chacune dans deux rotations',
    published:
      'Publié, ResNet-50 sur ImageNet, dernière couche (res5) : PIRL, qui ignore, environ {pirl} % ; Jigsaw, qui prédit, environ {jigsaw} %. Lu sur la figure 5 de PIRL ; autre réseau, autre tâche.',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Probing each layer: predict the transformation or ignore it',
  question:
    'Two networks, the same initial weights, the same rotated images: what is left of the digit in the last layer?',
  notice:
    'Each network keeps for the end what its loss asks for. The one that predicts the rotation is nearly always right about it, and the digit falls back at its output; the one that ignores the rotation wipes it out bit by bit, and the digit gets easier and easier to read.',
  own: {
    question:
      'Two networks, the same initial weights, the same rotated images: what is left of the label in the last layer?',
    notice:
      'Each network keeps for the end what its loss asks for: the one that predicts the rotation tells it at its output, the one that ignores it wipes it out bit by bit. If your images have labels, look for the layer where they are easiest to read.',
  },
  params: {
    images: {
      label: 'Images',
      help: 'Handwritten digits, or your images.',
      options: { mnist: 'digits', own: 'yours' },
    },
    batchSize: { label: 'Batch size N', help: 'Images per step, each in two rotated views.' },
    temperature: { label: 'Temperature τ', help: 'Of the network that ignores: low, it weighs near negatives most.' },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
    crop: { label: 'Crop', help: 'What views lose besides being rotated, for both networks.' },
  },
  metrics: {
    loss: 'Loss: predict',
    lossIgnore: 'Loss: ignore',
    classPredict: 'Class read in e, predict',
    classIgnore: 'Class read in e, ignore',
    turnPredict: 'Rotation read in e, predict',
    turnIgnore: 'Rotation read in e, ignore',
  },
  view: {
    predicted: 'This one learns to tell the rotation',
    ignored: 'This one learns to ignore it',
    class: 'digit',
    ownClass: 'label',
    turn: 'rotation',
    noLabels: 'Without labels, only the rotation can be read.',
    label: '{network}: accuracy of a probe at each layer; in e, class {class}, rotation {turn}',
    conv: 'conv {n}',
    hidden: 'g 1',
    layers:
      'One linear probe per layer: 300 images to fit it, 500 to judge it. Dotted: the untrained network. The loss sees e only.',
    ownLayers:
      'One linear probe per layer, fitted on some of your images, judged on the others. Dotted: the untrained network.',
    pairsLabel: 'Six images of the batch, each in two rotations',
    published:
      'Published, ResNet-50 on ImageNet, last layer (res5): PIRL, which ignores, about {pirl}%; Jigsaw, which predicts, about {jigsaw}%. Read off figure 5 of PIRL; another network, another task.',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
