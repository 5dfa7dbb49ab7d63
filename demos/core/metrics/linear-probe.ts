import { dot } from '../linalg/dot'
import { topK } from '../linalg/top-k'
import { countRows } from '../tensor/shapes'
import { lbfgs } from '../linalg/lbfgs'

export interface Probe {
  W: Float64Array // [classes, d]
  b: Float64Array // [classes], mean 0: the loss fixes it up to a constant
  /** Mean cross-entropy + l2 / 2 ‖W‖², at its minimum. */
  objective: number
}

/**
 * Fits a linear classifier on frozen features: minimises the mean cross-entropy of softargmax(W x + b) plus
 * l2 / 2 ‖W‖². It is the linear evaluation of self-supervised learning, with the optimum instead of a schedule.
 *
 * @param features [n, d]
 * @param labels [n]
 * @throws RangeError when the features are not made of n rows
 */
export function fitProbe(
  features: ArrayLike<number>,
  labels: ArrayLike<number>,
  { classes, l2 }: { classes: number; l2: number },
): Probe {
  const n = labels.length
  const d = countRows('fitProbe: features', features.length, n)
  const weights = classes * d
  const objective = (theta: Float64Array) => {
    const gradient = theta.map((value, i) => (i < weights ? l2 * value : 0))
    let value = (l2 / 2) * dot(theta, 0, theta, 0, weights)
    const logits = probeLogits(features, { W: theta.subarray(0, weights), b: theta.subarray(weights) })
    for (let i = 0; i < n; i++) {
      const { p, loss } = crossEntropy(logits.subarray(i * classes, (i + 1) * classes), labels[i]!)
      value += loss / n
      for (let c = 0; c < classes; c++) {
        const error = (p[c]! - (labels[i] === c ? 1 : 0)) / n
        gradient[weights + c]! += error
        for (let k = 0; k < d; k++) gradient[c * d + k]! += error * features[i * d + k]!
      }
    }
    return { value, gradient }
  }
  const theta = lbfgs(objective, new Float64Array(weights + classes))
  const b = theta.slice(weights)
  const mean = b.reduce((sum, value) => sum + value, 0) / classes
  return { W: theta.slice(0, weights), b: b.map((value) => value - mean), objective: objective(theta).value }
}

/**
 * Logits W x + b of each row of features.
 *
 * @param features [n, d]
 * @returns [n, classes]
 * @throws RangeError when the features are not made of rows of d numbers
 */
export function probeLogits(features: ArrayLike<number>, { W, b }: Pick<Probe, 'W' | 'b'>): Float64Array {
  const classes = b.length
  const d = W.length / classes
  const n = countRows('probeLogits: features', features.length, d)
  return Float64Array.from({ length: n * classes }, (_, at) => {
    const c = at % classes
    return dot(features, (at - c) / classes, W, c, d) + b[c]!
  })
}

/**
 * Mean cross-entropy of a probe.
 *
 * @param logits [n, classes]
 * @param labels [n]
 */
export function meanCrossEntropy(logits: Float64Array, labels: ArrayLike<number>): number {
  const classes = logits.length / labels.length
  const losses = Array.from(labels, (label, i) => crossEntropy(logits.subarray(i * classes, (i + 1) * classes), label))
  return losses.reduce((sum, { loss }) => sum + loss, 0) / labels.length
}

/**
 * Share of the rows whose largest logit is that of their label.
 *
 * @param logits [n, classes]
 * @param labels [n]
 */
export function probeAccuracy(logits: Float64Array, labels: ArrayLike<number>): number {
  const classes = logits.length / labels.length
  const winner = (i: number): number => topK(logits.subarray(i * classes, (i + 1) * classes), 1)[0]!
  return Array.from(labels).filter((label, i) => winner(i) === label).length / labels.length
}

function crossEntropy(logits: Float64Array, label: number): { p: Float64Array; loss: number } {
  const top = logits.reduce((a, b) => Math.max(a, b))
  const exp = logits.map((value) => Math.exp(value - top))
  const sum = exp.reduce((a, b) => a + b)
  return { p: exp.map((value) => value / sum), loss: Math.log(sum) + top - logits[label]! }
}
