import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { crossEntropy, crossEntropyGradient } from '../nn/cross-entropy'
import { createEncoder, createPuzzleHead } from '../nn/encoder'
import { countParams } from '../nn/parameters'
import { Learner } from './optimizer'
import type { Puzzles } from './puzzles'
import { input } from './model'

type Pass = { weights: Tensor[][]; encoder: Tensor2D[]; head: Tensor2D[]; oneHot: Tensor2D }

/** Jigsaw, Noroozi and Favaro 2016 (arXiv 1603.09246): which of |P| orders are the patches in? */
export class Jigsaw {
  private readonly encoder
  private readonly head
  readonly learner: Learner

  constructor(
    channels: number,
    private readonly orders: number,
    seed: number,
  ) {
    this.encoder = createEncoder(channels)
    this.head = createPuzzleHead(orders)
    this.learner = new Learner([this.encoder.paramSpecs, this.head.paramSpecs], seed)
  }

  /** Weights of the head. */
  get headSize(): number {
    return countParams(this.head.paramSpecs)
  }

  forward({ patches, answers }: Puzzles): Pass {
    return tf.tidy(() => {
      const weights = this.learner.weights()
      const encoder = this.encoder.forward(weights[0]!, input(patches))
      const head = this.head.forward(weights[1]!, encoder.at(-1)!)
      return { weights, encoder, head, oneHot: tf.oneHot(tf.tensor1d(answers, 'int32'), this.orders) as Tensor2D }
    })
  }

  update({ weights, encoder, head, oneHot }: Pass, learningRate: number, t: number): void {
    const gradient = () => {
      const ds = crossEntropyGradient(head.at(-1)!, oneHot)
      const g = this.head.backward(weights[1]!, head, ds, true)
      const f = this.encoder.backward(weights[0]!, encoder, g.dx!, false)
      return [...f.dw, ...g.dw]
    }
    this.learner.update(gradient, learningRate, t)
  }

  loss = ({ head, oneHot }: Pass): Scalar => crossEntropy(head.at(-1)!, oneHot)

  /** Share of the puzzles whose order was found. */
  accuracy = ({ head, oneHot }: Pass): Scalar =>
    tf.mean(tf.cast(tf.equal(tf.argMax(head.at(-1)!, 1), tf.argMax(oneHot, 1)), 'float32'))

  /** h [n, 128] of whole images. */
  represent(images: Tensor4D): Tensor2D {
    return tf.tidy(() => this.encoder.forward(this.learner.weights()[0]!, input(images)).at(-1)!)
  }

  /** Scores of all orders [n, |P|] for puzzles [9 n, 16, 16, c]. */
  transformed(patches: Tensor4D): Tensor2D {
    return tf.tidy(() => {
      const [f, g] = this.learner.weights()
      return this.head.forward(g!, this.encoder.forward(f!, input(patches)).at(-1)!).at(-1)!
    })
  }
}
