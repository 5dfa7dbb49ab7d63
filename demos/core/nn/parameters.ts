/**
 * All parameters of a network lie in one flat vector θ [P], so that the optimiser, a moving average
 * and a checkpoint each are a handful of operations, however many layers there are.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import type { Random } from '../random'

/** Where one weight lies in θ: `init` is the standard deviation of its first values, `base` their mean (0). */
export interface Slot {
  readonly shape: readonly number[]
  readonly init: number
  readonly base?: number
}

const size = (slot: Slot) => slot.shape.reduce((product, n) => product * n, 1)

export const countWeights = (slots: readonly Slot[]): number => slots.reduce((sum, slot) => sum + size(slot), 0)

export function initialParameters(slots: readonly Slot[], random: Random): Float32Array {
  const theta = new Float32Array(countWeights(slots))
  let at = 0
  for (const slot of slots) {
    const { init, base = 0 } = slot
    for (const end = at + size(slot); at < end; at++) theta[at] = base + (init ? init * random.normal() : 0)
  }
  return theta
}

/** θ [P] to one tensor for each slot. In two stages: wasm copies all of what it takes a slice of. */
export function unpack(theta: Tensor1D, slots: readonly Slot[]): Tensor[] {
  const some = Math.ceil(Math.sqrt(slots.length))
  const groups = Array.from({ length: Math.ceil(slots.length / some) }, (_, i) => slots.slice(i * some, (i + 1) * some))
  return cut(theta, groups.map(countWeights)).flatMap((part, i) => {
    const own = groups[i]!
    return cut(part, own.map(size)).map((weight, k) => tf.reshape(weight, [...own[k]!.shape]))
  })
}

function cut(theta: Tensor1D, sizes: readonly number[]): Tensor1D[] {
  let from = 0
  return sizes.map((length) => {
    const part = tf.slice(theta, from, length)
    from += length
    return part
  })
}

/** The inverse of `unpack`, for gradients. */
export function pack(parts: readonly Tensor[]): Tensor1D {
  return tf.concat1d(parts.map((part) => tf.reshape(part, [-1]) as Tensor1D))
}
