import type { Bilingual, DemoStrings } from '../runtime/contract'

const fr = {
  title: 'Sonder chaque couche : prédire la transformation ou l’ignorer',
  question:
    'Deux réseaux, mêmes poids de départ, mêmes images tournées : que reste-t-il du chiffre dans la dernière couche ?',
  notice:
    'Chaque réseau garde pour la fin ce que sa perte demande. Qui prédit la rotation la dit presque sans faute, et le chiffre recule à sa sortie ; qui l’ignore l’efface peu à peu, et le chiffre s’y lit de mieux en mieux.',
  own: {
    question:
      'Deux réseaux, mêmes poids de départ, mêmes images tournées : que reste-t-il de l’étiquette dans la dernière couche ?',
    notice:
      'Chaque réseau garde pour la fin ce que sa perte demande : qui prédit la rotation la dit à sa sortie, qui l’ignore l’efface peu à peu. Si vos images ont des étiquettes, cherchez la couche où elles se lisent le mieux.',
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
      help: 'Du réseau qui ignore : basse, elle fait peser les négatifs proches.',
    },
    learningRate: { label: 'Taux d’apprentissage', help: 'Longueur des pas de l’optimiseur.' },
    crop: { label: 'Recadrage', help: 'Ce que les vues perdent en plus d’être tournées, pour les deux réseaux.' },
  },
  metrics: {
    loss: 'Perte : prédire',
    lossIgnore: 'Perte : ignorer',
    classPredict: 'Classe lue dans e, prédire',
    classIgnore: 'Classe lue dans e, ignorer',
    turnPredict: 'Rotation lue dans e, prédire',
    turnIgnore: 'Rotation lue dans e, ignorer',
  },
  view: {
    class: 'Quel chiffre ? Exactitude d’une sonde linéaire',
    turn: 'Quelle rotation ? Exactitude d’une sonde linéaire',
    ownClass: 'Quelle étiquette ? Exactitude d’une sonde linéaire',
    noLabels: 'Sans étiquettes, seule la rotation peut être lue.',
    classLabel: 'Exactitude de la sonde de la classe, couche par couche ; dans e : prédire {predict}, ignorer {ignore}',
    turnLabel:
      'Exactitude de la sonde de la rotation, couche par couche ; dans e : prédire {predict}, ignorer {ignore}',
    predicted: 'prédire',
    ignored: 'ignorer',
    untrained: 'non entraîné',
    chance: 'hasard',
    conv: 'conv {n}',
    hidden: 'g, 1',
    layers:
      'f : trois convolutions, puis h. g : une couche cachée, puis e, que voit la perte. 300 images étiquetées pour chaque sonde, 500 pour la juger.',
    ownLayers:
      'f : trois convolutions, puis h. g : une couche cachée, puis e, que voit la perte. Sondes ajustées sur une part de vos images, jugées sur les autres.',
    pairs: 'Une image, deux rotations',
    pairsLabel: 'Six images du lot, chacune dans deux rotations',
    pairsNote: 'Prédire : de combien de quarts de tour ? Ignorer : que les deux donnent le même e.',
    published: 'Publié : ResNet-50, ImageNet, en %',
    publishedLabel:
      'Sondes linéaires publiées, de conv1 à res5, lues sur une figure : PIRL environ 9, 29, 40, 55, 63 ; Jigsaw environ 12,5, 28, 40, 45,7, 34',
    publishedNote: 'Valeurs lues sur la figure 5 de PIRL, donc approchées ; autre réseau, autres images, autre tâche.',
    jigsaw: 'Jigsaw',
    pirl: 'PIRL',
  },
} satisfies DemoStrings

const en: typeof fr = {
  title: 'Probing each layer: predict the transform or ignore it',
  question:
    'Two networks, the same first weights, the same turned images: what is left of the digit in the last layer?',
  notice:
    'Each network keeps for the end what its loss asks for. One that predicts the turn tells it nearly always, and the digit falls back at its output; one that ignores the turn wipes it out bit by bit, and the digit is ever easier to read.',
  own: {
    question:
      'Two networks, the same first weights, the same turned images: what is left of the label in the last layer?',
    notice:
      'Each network keeps for the end what its loss asks for: one that predicts the turn tells it at its output, one that ignores it wipes it out bit by bit. If your images have labels, look for the layer where they are easiest to read.',
  },
  params: {
    images: {
      label: 'Images',
      help: 'Handwritten digits, or your images.',
      options: { mnist: 'digits', own: 'yours' },
    },
    batchSize: { label: 'Batch size N', help: 'Images a step, each in two turned views.' },
    temperature: { label: 'Temperature τ', help: 'Of the network that ignores: low, it weighs near negatives most.' },
    learningRate: { label: 'Learning rate', help: 'Length of the optimiser’s steps.' },
    crop: { label: 'Crop', help: 'What views lose besides being turned, for both networks.' },
  },
  metrics: {
    loss: 'Loss: predict',
    lossIgnore: 'Loss: ignore',
    classPredict: 'Class read in e, predict',
    classIgnore: 'Class read in e, ignore',
    turnPredict: 'Turn read in e, predict',
    turnIgnore: 'Turn read in e, ignore',
  },
  view: {
    class: 'Which digit? Accuracy of a linear probe',
    turn: 'Which turn? Accuracy of a linear probe',
    ownClass: 'Which label? Accuracy of a linear probe',
    noLabels: 'Without labels, only the turn can be read.',
    classLabel: 'Accuracy of the probe of the class, layer by layer; in e: predict {predict}, ignore {ignore}',
    turnLabel: 'Accuracy of the probe of the turn, layer by layer; in e: predict {predict}, ignore {ignore}',
    predicted: 'predict',
    ignored: 'ignore',
    untrained: 'untrained',
    chance: 'chance',
    conv: 'conv {n}',
    hidden: 'g, 1',
    layers:
      'f: three convolutions, then h. g: a hidden layer, then e, which the loss sees. 300 labelled images for each probe, 500 to judge it.',
    ownLayers:
      'f: three convolutions, then h. g: a hidden layer, then e, which the loss sees. Probes are fitted to a part of your images and judged on the others.',
    pairs: 'One image, two turns',
    pairsLabel: 'Six images of the batch, each in two turns',
    pairsNote: 'Predict: by how many quarters? Ignore: that both give the same e.',
    published: 'Published: ResNet-50, ImageNet, in %',
    publishedLabel:
      'Published linear probes, conv1 to res5, read off a figure: PIRL about 9, 29, 40, 55, 63; Jigsaw about 12.5, 28, 40, 45.7, 34',
    publishedNote: 'Values read off figure 5 of PIRL, hence approximate; another network, other images, another task.',
    jigsaw: 'Jigsaw',
    pirl: 'PIRL',
  },
}

export type Strings = typeof fr
export default { fr, en } satisfies Bilingual<Strings>
