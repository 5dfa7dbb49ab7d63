/**
 * All parameters of a network lie in one flat vector θ [P], so that the optimiser, a moving average
 * and a checkpoint each are a handful of operations, however many layers there are.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import type { Random } from '../random'

/** Where one weight lies in θ: `init` is the standard deviation of its first values, `base` their mean (0). */
export interface ParamSpec {
  readonly shape: readonly number[]
  readonly init: number
  readonly base?: number
}

const size = (spec: ParamSpec) => spec.shape.reduce((product, n) => product * n, 1)

/** Number of parameters, P. */
export const countParams = (paramSpecs: readonly ParamSpec[]): number =>
  paramSpecs.reduce((sum, spec) => sum + size(spec), 0)

/** Draws the initial parameters of all specs, one after the other, [P]. */
export function initialParams(paramSpecs: readonly ParamSpec[], random: Random): Float32Array {
  const theta = new Float32Array(countParams(paramSpecs))
  let at = 0
  for (const spec of paramSpecs) {
    const { init, base = 0 } = spec
    for (const end = at + size(spec); at < end; at++) theta[at] = base + (init ? init * random.normal() : 0)
  }
  return theta
}

/** θ [P] to one tensor for each spec. In two stages: wasm copies all of what it takes a slice of. */
export function unpack(theta: Tensor1D, paramSpecs: readonly ParamSpec[]): Tensor[] {
  const some = Math.ceil(Math.sqrt(paramSpecs.length))
  const groups = Array.from({ length: Math.ceil(paramSpecs.length / some) }, (_, i) =>
    paramSpecs.slice(i * some, (i + 1) * some),
  )
  return cut(theta, groups.map(countParams)).flatMap((part, i) => {
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
