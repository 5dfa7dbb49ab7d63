import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import type { Layer } from './layer'

const EPSILON = 1e-5

/** Means [V, 1, d] of x [V, N, d] over N: a product with a row of 1/N is quicker than a sum over rows. */
const columnMeans = (x: Tensor3D): Tensor3D =>
  tf.matMul(tf.fill([x.shape[0], 1, x.shape[1]], 1 / x.shape[1]) as Tensor3D, x)

/** x [V · N, d] as [V, N, d]. */
function splitViews(x: Tensor2D, views: number): Tensor3D {
  const [rows, d] = x.shape
  if (rows % views) throw new RangeError(`Batch normalisation of ${views} views got ${rows} rows.`)
  return tf.reshape(x, [views, rows / views, d])
}

/**
 * Batch normalisation without scale and shift: each column gets mean 0 and variance 1 over the batch.
 *
 *     y = (x − mean x) / √(var x + ε),  ε = 1e-5
 *
 * Each view is normalised by its own statistics, as in the published code, where each is a forward pass of its own.
 *
 * @param x [V · N, d], one view after the other
 * @param centred false: the mean stays, and the column is divided by the root of its mean square
 * @param views V
 * @returns y [V · N, d] and 1 / √(var x + ε) as [V, 1, d], for the gradient
 * @throws RangeError if the rows do not make V equal views
 * @see Ioffe and Szegedy 2015 (arXiv 1502.03167), algorithm 1
 */
export function batchNorm(x: Tensor2D, centred = true, views = 1): { y: Tensor2D; inverse: Tensor3D } {
  const rows = splitViews(x, views)
  const centredRows: Tensor3D = centred ? tf.sub(rows, columnMeans(rows)) : rows
  const inverse: Tensor3D = tf.rsqrt(tf.add(columnMeans(tf.square(centredRows)), EPSILON))
  return { y: tf.reshape(tf.mul(centredRows, inverse), x.shape), inverse }
}

/**
 * Gradient of `batchNorm` with respect to x.
 *
 *     ∂L/∂x = (dy − mean dy − y mean(y dy)) / √(var x + ε),  means over the batch; without mean dy if not centred
 *
 * @param y [V · N, d], what `batchNorm` gave
 * @param inverse [V, 1, d], what `batchNorm` gave
 * @param dy ∂L/∂y [V · N, d]
 * @returns ∂L/∂x [V · N, d]
 */
export function batchNormGradient(y: Tensor2D, inverse: Tensor3D, dy: Tensor2D, centred = true): Tensor2D {
  const views = inverse.shape[0]
  const [ys, dys] = [splitViews(y, views), splitViews(dy, views)]
  const slopes: Tensor3D = centred ? tf.sub(dys, columnMeans(dys)) : dys
  const dx = tf.mul(tf.sub(slopes, tf.mul(ys, columnMeans(tf.mul(ys, dys)))), inverse)
  return tf.reshape(dx, y.shape)
}

/**
 * Batch normalisation as a layer without scale and shift, PyTorch's `BatchNorm1d(affine=False)`, always with the
 * statistics of the batch it is given: there are no running averages, and what is evaluated is normalised by the
 * statistics of the evaluated images.
 */
export const nonAffineBatchNorm: Layer = {
  paramSpecs: [],
  usesBatchStatistics: true,
  forward: (_, x, views) => batchNorm(x, true, views).y,
  backward(_, x, __, dy, ___, views) {
    const { y, inverse } = batchNorm(x, true, views)
    return { dx: batchNormGradient(y, inverse, dy), dw: [] }
  },
}

/**
 * Batch normalisation with a learned scale γ and shift β, y = γ x̂ + β, otherwise as `nonAffineBatchNorm`.
 *
 * @param features d, the columns
 */
export function batchNormLayer(features: number): Layer {
  const shape = [1, features]
  return {
    paramSpecs: [
      { shape, init: 0, base: 1 },
      { shape, init: 0 },
    ],
    usesBatchStatistics: true,
    forward: ([scale, shift], x, views) => tf.add(tf.mul(batchNorm(x, true, views).y, scale!), shift!),
    backward([scale], x, _, dy, __, views) {
      const { y, inverse } = batchNorm(x, true, views)
      const ones: Tensor2D = tf.ones([1, dy.shape[0]])
      const dw: Tensor[] = [tf.matMul(ones, tf.mul(y, dy) as Tensor2D), tf.matMul(ones, dy)]
      return { dx: batchNormGradient(y, inverse, tf.mul(dy, scale!)), dw }
    },
  }
}
