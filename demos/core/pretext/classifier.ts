import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { crossEntropy, crossEntropyGradient } from '../nn/cross-entropy'
import type { Network } from '../nn/network'
import { initialParams, pack, unpack } from '../nn/parameters'
import { patches } from '../nn/patches'
import { adam } from '../optim/adam'
import type { AdamState } from '../optim/adam'
import type { Random } from '../random'
import type { QuestionBatch } from './batch'

/** A network that learns a pretext task from the labels that the data gave. */
export class Classifier {
  private state: AdamState

  constructor(
    private readonly network: Network,
    random: Random,
  ) {
    const theta = tf.tensor1d(initialParams(network.paramSpecs, random))
    this.state = { theta, m: tf.zerosLike(theta), v: tf.zerosLike(theta) }
  }

  /** One step of Adam on the cross-entropy, the `t`-th from 1. */
  update(batch: QuestionBatch, learningRate: number, t: number): void {
    const next = tf.tidy(() => {
      const weights = unpack(this.state.theta, this.network.paramSpecs)
      const values = this.network.forward(weights, input(batch))
      const ds = crossEntropyGradient(values.at(-1)!, oneHot(batch))
      return adam(this.state, pack(this.network.backward(weights, values, ds, false).dw), learningRate, t)
    })
    tf.dispose(Object.values(this.state))
    this.state = next
  }

  async loss(batch: QuestionBatch): Promise<number> {
    const loss = tf.tidy(() => crossEntropy(this.logits(batch), oneHot(batch)))
    const [value] = await loss.data()
    loss.dispose()
    return value!
  }

  /** Share of questions whose largest logit is at the label. */
  async accuracy(batch: QuestionBatch): Promise<number> {
    const said = tf.tidy(() => tf.argMax(this.logits(batch), 1))
    const answers = await said.data()
    said.dispose()
    return batch.labels.filter((label, i) => label === answers[i]).length / batch.labels.length
  }

  /** θ, m and v in a row. */
  async checkpoint(): Promise<number[]> {
    const { theta, m, v } = this.state
    const parts = await Promise.all([theta, m, v].map((part) => part.data<'float32'>()))
    return parts.flatMap((part) => [...part])
  }

  /** Takes its part off the front of a checkpoint, and gives the rest. */
  restore(checkpoint: Float32Array): Float32Array {
    const size = this.state.theta.size
    tf.dispose(Object.values(this.state))
    const part = (i: number): Tensor1D => tf.tensor1d(checkpoint.slice(i * size, (i + 1) * size))
    this.state = { theta: part(0), m: part(1), v: part(2) }
    return checkpoint.subarray(3 * size)
  }

  dispose(): void {
    tf.dispose(Object.values(this.state))
  }

  private logits(batch: QuestionBatch): Tensor2D {
    return this.network.forward(unpack(this.state.theta, this.network.paramSpecs), input(batch)).at(-1)!
  }
}

const oneHot = ({ labels, classes }: QuestionBatch): Tensor2D =>
  tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32') as Tensor2D

/** Pieces as rows, [B · pieces, side² · 3], or the rows of a whole image's stem; about −1 … 1. */
function input({ pixels, side, whole }: QuestionBatch): Tensor2D {
  const centred = tf.sub(tf.mul(tf.tensor4d(pixels, [pixels.length / (side * side * 3), side, side, 3]), 2), 0.5)
  return whole ? patches(centred as Tensor4D) : tf.reshape(centred, [-1, side * side * 3])
}
