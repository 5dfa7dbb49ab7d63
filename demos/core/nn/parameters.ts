/**
 * All parameters of a network lie in one flat vector θ [P], so that the optimiser, a moving average
 * and a checkpoint each are a handful of operations, however many layers there are.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import type { Random } from '../random'
import { runKernel } from '../kernels/run-kernel'
import { expectShape } from '../tensor/shapes'

/** One parameter of a layer: its shape, and the normal distribution that its first values are drawn from. */
export interface ParamSpec {
  readonly shape: readonly number[]
  /** Standard deviation. */
  readonly init: number
  /** Mean, 0 by default. */
  readonly base?: number
}

const size = (spec: ParamSpec) => spec.shape.reduce((product, n) => product * n, 1)

/** P: how many numbers the parameters are. */
export const countParams = (paramSpecs: readonly ParamSpec[]): number =>
  paramSpecs.reduce((sum, spec) => sum + size(spec), 0)

/**
 * First values of all parameters, drawn in their order: those of the first layers are the same whatever comes after.
 *
 * @returns θ [P]
 */
export function initialParams(paramSpecs: readonly ParamSpec[], random: Random): Float32Array {
  const theta = new Float32Array(countParams(paramSpecs))
  let at = 0
  for (const spec of paramSpecs) {
    const { init, base = 0 } = spec
    for (const end = at + size(spec); at < end; at++) theta[at] = base + (init ? init * random.normal() : 0)
  }
  return theta
}

/**
 * Cuts θ into its parameters. Composed it takes two stages, because a slice may cost as much as all that it is cut from.
 *
 * @param theta θ [P]
 * @returns one tensor for each spec, of its shape
 * @throws RangeError when θ has another length than the parameters
 */
export function unpack(theta: Tensor1D, paramSpecs: readonly ParamSpec[]): Tensor[] {
  expectShape('unpack: theta', theta.shape, [countParams(paramSpecs)])
  return runKernel('UnpackParameters', { theta }, { shapes: paramSpecs.map(({ shape }) => shape) }, () =>
    cutAll(theta, paramSpecs),
  )
}

function cutAll(theta: Tensor1D, paramSpecs: readonly ParamSpec[]): Tensor[] {
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

/** The inverse of `unpack`, for gradients: tensors of any shapes to one vector [P]. */
export function pack(parts: readonly Tensor[]): Tensor1D {
  return runKernel('PackParameters', Object.fromEntries(parts.entries()), {}, () =>
    tf.concat1d(parts.map((part) => tf.reshape(part, [-1]) as Tensor1D)),
  )
}
