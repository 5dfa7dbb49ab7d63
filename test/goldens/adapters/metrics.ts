/** Golden items of the figures that judge features. */
import { kNearestInBank } from '../../../demos/core/linalg/k-nearest'
import { topK } from '../../../demos/core/linalg/top-k'
import { alignment, uniformity } from '../../../demos/core/metrics/alignment-uniformity'
import { knnVotes } from '../../../demos/core/metrics/knn'
import { fitProbe, meanCrossEntropy, probeAccuracy, probeLogits } from '../../../demos/core/metrics/linear-probe'
import { adapterOf, type Form } from '../options'
import { NotNeeded, type Adapter, type Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>
const tensor = (data: ArrayLike<number>, ...shape: number[]): Tensor => ({ shape, data: Array.from(data) })

const SPLIT = ['train_features', 'train_labels', 'test_features', 'test_labels']

const knnClassifier: Form['compute'] = (inputs, params) => {
  const { train_features, train_labels, test_features, test_labels } = inputs as Tensors
  const { k, temperature, num_classes: classes } = params as { k: number; temperature: number; num_classes: number }
  const labels = test_labels!.data
  const near = kNearestInBank(train_features!.data, test_features!.data, test_features!.shape[1]!, k)
  const scores = knnVotes(near, train_labels!.data, { temperature, classes })
  const ranked = labels.map((_, i) => topK(scores.subarray(i * classes, (i + 1) * classes), 5))
  const percent = (top: number): number =>
    (100 * labels.filter((label, i) => ranked[i]!.subarray(0, top).includes(label)).length) / labels.length
  return {
    top1_percent: percent(1),
    top5_percent: percent(5),
    predictions: tensor(
      ranked.map((order) => order[0]!),
      labels.length,
    ),
    neighbour_index: tensor(near.neighbours, labels.length, k),
    neighbour_similarity: tensor(near.similarities, labels.length, k),
    class_scores: tensor(scores, labels.length, classes),
  }
}

const linearProbe: Form['compute'] = (inputs, params) => {
  const { train_features, train_labels, test_features, test_labels } = inputs as Tensors
  const { l2, num_classes: classes } = params as { l2: number; num_classes: number }
  // scikit-learn's C says the same as the penalty of the mean over n samples
  const C = 1 / (l2 * train_labels!.data.length)
  if (params.sklearn_C !== undefined && Math.abs((params.sklearn_C as number) - C) > 1e-6 * C)
    throw new NotNeeded(`option sklearn_C = ${params.sklearn_C as number} contradicts l2`)
  const probe = fitProbe(train_features!.data, train_labels!.data, { classes, l2 })
  const [train, test] = [train_features!, test_features!].map(({ data }) => probeLogits(data, probe))
  return {
    objective: probe.objective,
    train_cross_entropy: meanCrossEntropy(train!, train_labels!.data),
    test_cross_entropy: meanCrossEntropy(test!, test_labels!.data),
    W: tensor(probe.W, classes, probe.W.length / classes),
    b_centred: tensor(probe.b, classes),
    train_accuracy: probeAccuracy(train!, train_labels!.data),
    test_accuracy: probeAccuracy(test!, test_labels!.data),
    test_logits: tensor(test!, test_labels!.data.length, classes),
  }
}

const alignUniform: Form['compute'] = (inputs, params) => {
  const { x, y } = inputs as { x: Tensor; y: Tensor }
  const { alpha, t } = params as { alpha: number; t: number }
  const d = x.shape[1]!
  const align = alignment(x.data, y.data, d, alpha)
  const uniform = uniformity(x.data, d, t)
  return {
    align: align.loss,
    uniform_x: uniform.loss,
    uniform_y: uniformity(y.data, d, t).loss,
    grads: {
      align_x: tensor(align.grad, ...x.shape),
      align_y: tensor(alignment(y.data, x.data, d, alpha).grad, ...x.shape),
      uniform_x: tensor(uniform.grad, ...x.shape),
    },
  }
}

export const adapters: Readonly<Record<string, Adapter>> = {
  knn_classifier: adapterOf({ inputs: SPLIT, params: ['k', 'temperature', 'num_classes'], compute: knnClassifier }),
  linear_probe: adapterOf({ inputs: SPLIT, params: ['l2', 'num_classes', 'sklearn_C?'], compute: linearProbe }),
  align_uniform: adapterOf({ inputs: ['x', 'y'], params: ['alpha', 't'], compute: alignUniform }),
}
