import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { positionalEncoding } from '../attention/positional-encoding'
import { transposed } from '../tensor/transposed'

/** Sequences of tokens, cut or padded with -1 to one length, one after the other. */
export interface TokenBatch {
  /** [B t]. */
  readonly tokens: Int32Array
  /** B. */
  readonly batch: number
  /** t. */
  readonly length: number
  /** How many tokens each sequence has, [B]. */
  readonly lengths: readonly number[]
}

/**
 * Pads sequences to one length.
 *
 * @param length t; no sequence is longer
 * @throws RangeError when a sequence is longer
 */
export function padBatch(sequences: readonly (readonly number[])[], length: number): TokenBatch {
  const tokens = new Int32Array(sequences.length * length).fill(-1)
  sequences.forEach((sequence, b) => {
    if (sequence.length > length) throw new RangeError(`padBatch: ${sequence.length} tokens for a length of ${length}`)
    tokens.set(sequence, b * length)
  })
  return { tokens, batch: sequences.length, length, lengths: sequences.map((sequence) => sequence.length) }
}

/**
 * One-hot rows. A product with them is a look-up whose gradient is a product too.
 *
 * @param V size of the vocabulary
 * @returns [B t, V]; a padded place gives a row of zeros
 */
export function oneHot({ tokens }: TokenBatch, V: number): Tensor2D {
  const rows = new Float32Array(tokens.length * V)
  tokens.forEach((token, i) => token >= 0 && (rows[i * V + token] = 1))
  return tf.tensor2d(rows, [tokens.length, V])
}

/**
 * Embeds tokens: their rows of E times √d, plus the encoding of their positions. Vaswani et al. 2017, §3.4 and §3.5.
 *
 * @param onehot [B t, V], by `oneHot`
 * @param E embeddings [V, d]
 * @param positions whether the encoding of the positions is added
 * @returns x [B t, d]
 */
export function embed(onehot: Tensor2D, E: Tensor, { batch, length }: TokenBatch, positions: boolean): Tensor2D {
  const d = E.shape[1]!
  const x: Tensor2D = tf.mul(tf.matMul(onehot, E as Tensor2D), Math.sqrt(d))
  if (!positions) return x
  const code = Float32Array.from(
    positionalEncoding(
      Array.from({ length }, (_, p) => p),
      d,
    ).data,
  )
  return tf.reshape(tf.add(tf.reshape(x, [batch, length, d]), tf.tensor3d(code, [1, length, d])), [-1, d])
}

/**
 * Gradient of `embed` with respect to E.
 *
 * @param onehot [B t, V]
 * @param dx ∂L/∂x [B t, d]
 * @returns ∂L/∂E [V, d]
 */
export const embedGradient = (onehot: Tensor2D, dx: Tensor2D): Tensor2D =>
  tf.mul(tf.matMul(transposed(onehot), dx), Math.sqrt(dx.shape[1]))
