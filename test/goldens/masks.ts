/** Masks of torch, where true is blocked, as what core adds to the scores. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor as TfTensor, Tensor2D } from '@tensorflow/tfjs-core'
import { causalMask, combineMasks } from '../../demos/core/transformer/masks'
import { toTf } from './tensors'
import type { Tensor } from './types'

/** [..., d] as rows. */
export const rows = (x: Tensor): Tensor2D => tf.reshape(toTf(x), [-1, x.shape.at(-1)!])

/** Where blocked, −∞, as torch fills it: a row without a visible key is NaN. */
const booleanMask = (blocked: TfTensor): TfTensor =>
  tf.where(tf.cast(blocked, 'bool'), tf.fill(blocked.shape, -Infinity), tf.zeros(blocked.shape))

export interface TorchMasks {
  /** Length of the sequence, when no query may look at later keys. */
  readonly causal?: number | false | undefined
  /** [t, s], [heads, t, s] or [B, heads, t, s]. */
  readonly blocked?: TfTensor | undefined
  /** Keys to ignore, [B, s]. */
  readonly padding?: Tensor | undefined
}

export const masksOf = ({ causal, blocked, padding }: TorchMasks): TfTensor | undefined =>
  combineMasks(
    causal ? causalMask(causal) : undefined,
    blocked && booleanMask(blocked),
    padding && booleanMask(tf.reshape(toTf(padding), [padding.shape[0]!, 1, 1, padding.shape[1]!])),
  )
