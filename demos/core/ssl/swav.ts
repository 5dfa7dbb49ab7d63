import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize, l2NormalizeGradient } from '../nn/l2-normalize'
import { forward, gradient, type ForwardCache } from './methods/swav/gradient'
import { loss } from './methods/swav/loss'
import type { Objective } from './objective'

/** Rounds of Sinkhorn and Knopp a step, as published. */
const ROUNDS = 3

export interface SwavOptions {
  readonly prototypes: number
  readonly dimension: number
  /** ε of the codes, τ of the predictions. */
  readonly epsilon: number
  readonly temperature: number
  /** False: each view's code is softargmax(s / ε) by itself, and nothing divides the batch. */
  readonly equipartition: boolean
}
export type Swapped = ForwardCache & Record<'e' | 'prototypeInverse', Tensor2D>

/**
 * SwAV, Caron et al. 2020 (arXiv 2006.09882): each view predicts the code of the other. The prototypes C [K, d]
 * are compared by direction and learn through the predictions alone. The authors renormalise them before each
 * step; here the normalisation is differentiated through, which takes the same part out of the gradient.
 */
export function createSwav({ prototypes, dimension, equipartition, epsilon, temperature }: SwavOptions) {
  const options = { epsilon, temperature, equipartition, iterations: ROUNDS }
  return {
    paramSpecs: [{ shape: [prototypes, dimension], init: 1 / Math.sqrt(dimension) }],
    evaluate(e, own) {
      const { z, inverse } = l2Normalize(own[0] as Tensor2D)
      return { e, prototypeInverse: inverse, ...forward(e, z, options) }
    },
    loss: ({ e, prototypes }) => loss(tf.split(e, 2) as Tensor2D[], prototypes, options),
    gradient(cache) {
      const { de, dPrototypes } = gradient(cache, options)
      return { de, dw: [l2NormalizeGradient(cache.prototypes, cache.prototypeInverse, dPrototypes)] }
    },
  } satisfies Objective<Swapped>
}

/** What each prototype gets of the codes of a batch, [K] of sum 1, and how many are some view's first choice. */
export async function usageOf(codes: Tensor2D): Promise<{ usage: Float32Array; used: number }> {
  const shares = tf.tidy(() => tf.div(tf.sum(codes, 0), tf.sum(codes)))
  const choices = tf.argMax(codes, 1)
  const usage = await shares.data<'float32'>()
  const used = new Set(await choices.data<'int32'>()).size
  tf.dispose([shares, choices])
  return { usage, used }
}
