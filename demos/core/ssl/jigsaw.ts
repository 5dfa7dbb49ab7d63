import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { crossEntropy, crossEntropyGradient } from '../nn/cross-entropy'
import { createEncoder, createPuzzleHead } from '../nn/encoder'
import { stemPatches } from '../nn/patches'
import type { StateDict, Stateful } from '../state-dict'
import { Optimizer } from '../optim/optimizer'
import type { Puzzles } from './puzzles'

/** Parameters of encoder and head, activations of both, and the right orders as one-hot rows [N, |P|]. */
export type JigsawCache = { params: Tensor[][]; encoder: Tensor2D[]; head: Tensor2D[]; oneHot: Tensor2D }

/** Jigsaw, Noroozi and Favaro 2016 (arXiv 1603.09246): which of |P| orders are the patches in? */
export class Jigsaw implements Stateful {
  /** Parameters of encoder and head. */
  readonly paramSpecs
  private readonly encoder
  private readonly head
  private readonly optimizer: Optimizer

  /** @param orders |P| */
  constructor(
    channels: number,
    private readonly orders: number,
    seed: number,
  ) {
    this.encoder = createEncoder(channels)
    this.head = createPuzzleHead(orders)
    this.paramSpecs = [this.encoder.paramSpecs, this.head.paramSpecs] as const
    this.optimizer = new Optimizer(this.paramSpecs, seed)
  }

  forward({ patches, answers }: Pick<Puzzles, 'patches' | 'answers'>): JigsawCache {
    return tf.tidy(() => {
      const params = this.optimizer.unpack()
      const encoder = this.encoder.forward(params[0]!, stemPatches(patches))
      const head = this.head.forward(params[1]!, encoder.at(-1)!)
      return { params, encoder, head, oneHot: tf.oneHot(tf.tensor1d(answers, 'int32'), this.orders) as Tensor2D }
    })
  }

  update({ params, encoder, head, oneHot }: JigsawCache, learningRate: number, t: number): void {
    const backward = () => {
      const ds = crossEntropyGradient(head.at(-1)!, oneHot)
      const ofHead = this.head.backward(params[1]!, head, ds, true)
      const ofEncoder = this.encoder.backward(params[0]!, encoder, ofHead.dx!, false)
      return [...ofEncoder.dw, ...ofHead.dw]
    }
    this.optimizer.step(backward, learningRate, t)
  }

  loss({ head, oneHot }: JigsawCache): Scalar {
    return crossEntropy(head.at(-1)!, oneHot)
  }

  /** Share of the puzzles whose order was found. */
  accuracy({ head, oneHot }: JigsawCache): Scalar {
    return tf.mean(tf.cast(tf.equal(tf.argMax(head.at(-1)!, 1), tf.argMax(oneHot, 1)), 'float32'))
  }

  /** h [n, 128] of whole images [n, 16, 16, c]. */
  represent(images: Tensor4D): { h: Tensor2D } {
    return tf.tidy(() => ({ h: this.encoder.forward(this.optimizer.unpack()[0]!, stemPatches(images)).at(-1)! }))
  }

  /** Scores of all orders [n, |P|] for puzzles [9 n, 16, 16, c]. */
  embedPuzzles(patches: Tensor4D): Tensor2D {
    return tf.tidy(() => this.head.forward(this.optimizer.unpack()[1]!, this.represent(patches).h).at(-1)!)
  }

  stateDict(): Promise<StateDict> {
    return this.optimizer.stateDict()
  }

  loadStateDict(state: StateDict): void {
    this.optimizer.loadStateDict(state)
  }

  dispose(): void {
    this.optimizer.dispose()
  }
}
