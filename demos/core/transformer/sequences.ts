import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { positionalEncoding } from '../attention/positional-encoding'
import { transposed } from '../tensor/transposed'

/** Sequences of tokens, cut or filled to one length with -1, one after the other: [B · t]. */
export interface TokenBatch {
  readonly tokens: Int32Array
  readonly batch: number
  readonly length: number
  readonly lengths: readonly number[]
}

export function padBatch(sequences: readonly (readonly number[])[], length: number): TokenBatch {
  const tokens = new Int32Array(sequences.length * length).fill(-1)
  sequences.forEach((sequence, b) => tokens.set(sequence, b * length))
  return { tokens, batch: sequences.length, length, lengths: sequences.map((sequence) => sequence.length) }
}

/** One-hot rows [B · t, V]; of -1, a row of zeros. A product with it is a look-up whose gradient is a product too. */
export function oneHot({ tokens }: TokenBatch, V: number): Tensor2D {
  const rows = new Float32Array(tokens.length * V)
  tokens.forEach((token, i) => token >= 0 && (rows[i * V + token] = 1))
  return tf.tensor2d(rows, [tokens.length, V])
}

/** x [B · t, d]: rows of E [V, d] times √d, plus the encoding of their positions. Vaswani et al. 2017, §3.4, §3.5. */
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

/** ∂L/∂E [V, d]. */
export const embedGradient = (onehot: Tensor2D, dx: Tensor2D): Tensor2D =>
  tf.mul(tf.matMul(transposed(onehot), dx), Math.sqrt(dx.shape[1]))
