import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

/**
 * Codes of one view by Sinkhorn and Knopp, SwAV (arXiv 2006.09882), equations 3 to 5: prototypes first, samples last,
 * so that each row sums to 1 and each prototype gets about B/K. In logarithms, because the authors' exp(s/ε) overflows
 * float32 when s/ε > 88; the factors 1/K and 1/B cancel in the end and are left out.
 *
 * @param scores s [B, K], cosines of samples and prototypes
 * @param epsilon ε
 * @param iterations rounds, at least one
 * @returns q [B, K]
 * @throws RangeError without a round: codes are only normalised by one
 */
export function sinkhornCodes(scores: Tensor2D, epsilon: number, iterations: number): Tensor2D {
  if (iterations < 1) throw new RangeError(`sinkhornCodes: at least one iteration, not ${iterations}`)
  return tf.tidy(() => {
    let logQ = tf.div(scores, epsilon) as Tensor2D
    for (let n = 0; n < iterations; n++) {
      logQ = tf.sub(logQ, tf.logSumExp(logQ, 0, true))
      logQ = tf.sub(logQ, tf.logSumExp(logQ, 1, true))
    }
    return tf.exp(logQ)
  })
}

/** Codes without equipartition: softargmax(s / ε) of each row by itself. Nothing divides the batch, and it collapses. */
const independentCodes = (scores: Tensor2D, epsilon: number): Tensor2D =>
  tf.softmax(tf.div(scores, epsilon) as Tensor2D)

export interface CodeOptions {
  /** ε of the codes, and the rounds of Sinkhorn and Knopp. */
  readonly epsilon: number
  readonly iterations: number
  /** False: each code is a softargmax by itself. */
  readonly equipartition?: boolean
}

/**
 * Codes of one view, which share the prototypes out over the batch, and over a queue where there is one.
 *
 * @param scores cosines of the batch with the prototypes [B, K]
 * @param prototypes unit rows [K, d]
 * @param queue unit embeddings of earlier batches [L, d]: they take part in the sharing, and get no code
 * @returns q [B, K]
 */
export function codesOfView(
  scores: Tensor2D,
  prototypes: Tensor2D,
  queue: Tensor2D | undefined,
  { epsilon, iterations, equipartition = true }: CodeOptions,
): Tensor2D {
  if (!equipartition) return independentCodes(scores, epsilon)
  if (!queue) return sinkhornCodes(scores, epsilon, iterations)
  const earlier: Tensor2D = tf.matMul(queue, prototypes, false, true)
  const all = sinkhornCodes(tf.concat2d([earlier, scores], 0), epsilon, iterations)
  return tf.slice(all, [queue.shape[0], 0])
}
