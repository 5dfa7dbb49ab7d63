import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Moco } from '../core/ssl/methods/moco/method'
import type { ViewBatch } from '../core/ssl/views'
import type { NdArray } from '../core/ndarray'
import type { Visuals } from '../training/evaluation'
import { readScalar } from '../core/tensor/read-scalar'

/** How many ages the drift of the keys is measured at. */
const AGES = 8

/** The age in steps of each vector that the negatives come from, after `step` steps; -1 for a random start. */
export function keyAges(moco: Moco, step: number): NdArray {
  const ages = moco.negatives.writtenAt.map((at) => (at < 0 ? at : step - 1 - at))
  return { shape: [ages.length], data: ages }
}

/** Cosine of a stored key with the key that the momentum encoder gives the same view now, by age. */
export async function keyDrift(moco: Moco, viewsAt: (step: number) => ViewBatch, step: number): Promise<Visuals> {
  const oldest = Math.max(-1, ...keyAges(moco, step).data)
  const ages = spaced(oldest + 1, AGES)
  const drift = Float32Array.from({ length: ages.length }, () => NaN)
  for (const [i, age] of ages.entries()) drift[i] = await meanCosine(moco, viewsAt(step - 1 - age))
  const known = drift.filter((value) => !Number.isNaN(value))
  return {
    metrics: { drift: known.reduce((sum, value) => sum + value, 0) / known.length },
    arrays: {
      driftAges: { shape: [ages.length], data: Int32Array.from(ages) },
      drift: { shape: [ages.length], data: drift },
    },
  }
}

/** Mean over the keys of a batch that are still stored; NaN if none is. Frees the views. */
async function meanCosine(moco: Moco, { views, images, step }: ViewBatch): Promise<number> {
  const rows = moco.negatives.rowsOf(images, step)
  const held = Int32Array.from(rows.keys()).filter((i) => rows[i]! >= 0)
  const pick = (x: Tensor2D, at: Int32Array): Tensor2D => tf.gather(x, tf.tensor1d(at, 'int32'))
  const compute = () => {
    const now = moco.keysOf(tf.slice(views, views.shape[0] / 2))
    const then = pick(
      moco.negatives.vectors,
      held.map((i) => rows[i]!),
    )
    return tf.mean(tf.sum(tf.mul(pick(now, held), then), 1)) as tf.Scalar
  }
  const mean = held.length > 0 ? await readScalar(compute) : NaN
  views.dispose()
  return mean
}

/** At most `n` of 0 … count − 1, first and last among them. */
const spaced = (count: number, n: number): number[] =>
  count <= n ? [...Array(count).keys()] : Array.from({ length: n }, (_, i) => Math.round((i * (count - 1)) / (n - 1)))
