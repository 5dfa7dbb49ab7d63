import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { crossEntropy, crossEntropyGradient } from '../nn/cross-entropy'
import type { Network } from '../nn/network'
import { normalizeImages } from '../nn/normalize-images'
import { stemPatches } from '../nn/patches'
import { Optimizer } from '../optim/optimizer'
import type { StateDict, Stateful } from '../state-dict'
import type { QuestionBatch } from './batch'

/** The activations of each layer on a batch [B, …], and its labels as rows [B, classes]. */
export type PretextCache = { readonly activations: Tensor2D[]; readonly targets: Tensor2D }

/** A network that learns a pretext task by cross-entropy, from the labels that the data themselves give. */
export class PretextClassifier implements Stateful {
  private readonly optimizer: Optimizer

  /**
   * @param network layers whose last output [B, classes] holds the logits
   * @param seed seed of the initial parameters
   */
  constructor(
    private readonly network: Network,
    seed: number,
  ) {
    this.optimizer = new Optimizer([network.paramSpecs], seed)
  }

  /** Runs the network on a batch. The caller frees the cache. */
  forward(batch: QuestionBatch): PretextCache {
    return tf.tidy(() => ({
      activations: this.network.forward(this.params(), toInput(batch)),
      targets: oneHot(batch),
    }))
  }

  /**
   * Takes one step of Adam on the cross-entropy.
   *
   * @param cache the forward pass on the batch
   * @param t number of the step, from 1
   */
  update({ activations, targets }: PretextCache, learningRate: number, t: number): void {
    const gradient = (): readonly Tensor[] => {
      const ds = crossEntropyGradient(activations.at(-1)!, targets)
      return this.network.backward(this.params(), activations, ds, false).dw
    }
    this.optimizer.step(gradient, learningRate, t)
  }

  /** The mean cross-entropy of a forward pass. */
  loss({ activations, targets }: PretextCache): Scalar {
    return crossEntropy(activations.at(-1)!, targets)
  }

  /** Measures how often the largest logit is that of the label, as a share of the batch. */
  async accuracy(batch: QuestionBatch): Promise<number> {
    const predicted = tf.tidy(() => tf.argMax(this.network.forward(this.params(), toInput(batch)).at(-1)!, 1))
    const classes = await predicted.data()
    predicted.dispose()
    return batch.labels.filter((label, i) => label === classes[i]).length / batch.labels.length
  }

  /** `params`, `adam.m` and `adam.v`, all [P]. */
  stateDict(): Promise<StateDict> {
    return this.optimizer.stateDict()
  }

  loadStateDict(state: StateDict): void {
    this.optimizer.loadStateDict(state)
  }

  dispose(): void {
    this.optimizer.dispose()
  }

  private params(): Tensor[] {
    return this.optimizer.unpack()[0]!
  }
}

const oneHot = ({ labels, classes }: QuestionBatch): Tensor2D =>
  tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32') as Tensor2D

/** Patches as rows [B · pieces, side² · 3], or the rows of the encoder's stem where a question is a whole image. */
function toInput({ pixels, side, whole }: QuestionBatch): Tensor2D {
  const images: Tensor4D = tf.tensor4d(pixels, [pixels.length / (side * side * 3), side, side, 3])
  return whole ? stemPatches(images) : tf.reshape(normalizeImages(images), [-1, side * side * 3])
}
