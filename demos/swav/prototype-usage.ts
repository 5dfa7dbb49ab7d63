import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

/**
 * How the codes of a batch [n, K] share the prototypes out.
 *
 * @returns what each prototype gets of all codes [K], of sum 1, and how many prototypes are some view's first choice
 */
export async function prototypeUsage(codes: Tensor2D): Promise<{ usage: Float32Array; used: number }> {
  const shares = tf.tidy(() => tf.div(tf.sum(codes, 0), tf.sum(codes)))
  const choices = tf.argMax(codes, 1)
  const usage = await shares.data<'float32'>()
  const used = new Set(await choices.data<'int32'>()).size
  tf.dispose([shares, choices])
  return { usage, used }
}
