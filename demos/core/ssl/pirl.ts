import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { dense } from '../nn/dense'
import { createEncoder, createPuzzleHead, FEATURES } from '../nn/encoder'
import { Network } from '../nn/network'
import { countParams } from '../nn/parameters'
import { l2Normalize } from '../nn/l2-normalize'
import { Learner } from './optimizer'
import type { Bank } from './memory'
import { forward, gradient, type ForwardCache } from './methods/pirl/gradient'
import { loss, type Criterion as LossCriterion } from './methods/pirl/loss'
import { logPartition, noiseBias } from './noise-contrastive'
import type { Puzzles } from './puzzles'
import { EMBEDDING, input } from './model'

export type Criterion = 'nce' | 'paper' | 'softargmax'
export interface PirlOptions {
  /** λ: share of the term of the puzzles. */
  readonly lambda: number
  readonly temperature: number
  readonly criterion: Criterion
}
/** Layers of both heads, their embeddings last. */
type Layers = { fLayers: Tensor2D[]; gLayers: Tensor2D[] }
type Pass = { weights: Tensor[][]; encoder: Tensor2D[] } & Layers & ForwardCache

/**
 * PIRL, Misra and van der Maaten 2019 (arXiv 1912.01991), section 3:
 *
 *     L = λ L_NCE(m_I, g(v_{I^t})) + (1 − λ) L_NCE(m_I, f(v_I))
 *
 * v_I is the image's h, v_{I^t} those of its shuffled patches, m_I the image's vector in the memory bank, a moving
 * average of f(v_I) without gradient. The two heads never meet but through it. All of a batch share K negatives.
 */
export class Pirl {
  readonly learner: Learner
  private readonly encoder
  private readonly f = new Network([dense(FEATURES, EMBEDDING, 'linear')])
  private readonly g = createPuzzleHead(EMBEDDING)
  /** log Z of the noise, from the first scores of the run; NaN before. */
  private logZ = NaN

  constructor(
    channels: number,
    private readonly bank: Bank,
    private readonly batches: (step: number) => Int32Array,
    private readonly options: PirlOptions,
    seed: number,
  ) {
    this.encoder = createEncoder(channels)
    this.learner = new Learner([this.encoder.paramSpecs, this.f.paramSpecs, this.g.paramSpecs], seed)
  }

  /** Weights of g. */
  get headSize(): number {
    return countParams(this.g.paramSpecs)
  }

  /** Fills the bank with f of all its images [n, 16, 16, c], before the first step. */
  remember(images: Tensor4D): void {
    const rows = tf.tidy(
      () => l2Normalize(this.f.forward(this.learner.weights()[1]!, this.represent(images)).at(-1)!).z,
    )
    this.bank.vectors.dispose()
    this.bank.vectors = rows
  }

  forward({ images, patches }: Pick<Puzzles, 'images' | 'patches'>, step: number): Pass {
    const pass = tf.tidy(() => {
      const [memory, negatives] = [this.bank.of(this.batches(step)), this.bank.negatives(step)]
      const weights = this.learner.weights()
      const encoder = this.encoder.forward(weights[0]!, input(tf.concat([images, patches])))
      const N = images.shape[0]
      const [v, vt] = tf.split(encoder.at(-1)!, [N, patches.shape[0]]) as [Tensor2D, Tensor2D]
      const fLayers = this.f.forward(weights[1]!, v)
      const gLayers = this.g.forward(weights[2]!, vt)
      const cache = forward(fLayers.at(-1)!, gLayers.at(-1)!, memory, negatives, this.options)
      return { weights, encoder, fLayers, gLayers, ...cache }
    })
    if (Number.isNaN(this.logZ)) {
      this.logZ = tf.tidy(() => logPartition(pass.g.scores, this.bank.written.length).dataSync()[0]!)
    }
    return pass
  }

  update(pass: Pass, learningRate: number, t: number): void {
    const { weights, encoder, fLayers, gLayers } = pass
    const backward = () => {
      const { df, dg } = gradient(pass, { ...this.options, ...this.criterion(pass) })
      const f = this.f.backward(weights[1]!, fLayers, df, true)
      const g = this.g.backward(weights[2]!, gLayers, dg, true)
      const dv = tf.concat2d([f.dx!, g.dx!], 0)
      return [...this.encoder.backward(weights[0]!, encoder, dv, false).dw, ...f.dw, ...g.dw]
    }
    this.learner.update(backward, learningRate, t)
    this.bank.store(pass.f.z, this.batches(t - 1), t - 1)
  }

  loss(pass: Pass): Scalar {
    const { fLayers, gLayers, memory, negatives } = pass
    const options = { ...this.options, ...this.criterion(pass) }
    return loss(fLayers.at(-1)!, gLayers.at(-1)!, memory, negatives, options)
  }

  /** h [n, 128] of whole images. */
  represent(images: Tensor4D): Tensor2D {
    return tf.tidy(() => this.encoder.forward(this.learner.weights()[0]!, input(images)).at(-1)!)
  }

  /** g(v) [n, d] of puzzles [9 n, 16, 16, c], unit rows. */
  transformed(patches: Tensor4D): Tensor2D {
    return tf.tidy(() => {
      const [f, , g] = this.learner.weights()
      return l2Normalize(this.g.forward(g!, this.encoder.forward(f!, input(patches)).at(-1)!).at(-1)!).z
    })
  }

  /** θ and its optimiser, the bank and when it was written, log Z. */
  async checkpoint(): Promise<Float32Array> {
    const { vectors, written } = this.bank
    const parts = [await this.learner.checkpoint(), await vectors.data<'float32'>(), written, [this.logZ]]
    return Float32Array.from(parts.flatMap((part) => [...part]))
  }

  restore(checkpoint: Float32Array): void {
    const { vectors, written } = this.bank
    const from = 3 * this.learner.theta.size
    const to = from + vectors.size
    this.learner.restore(checkpoint.subarray(0, from))
    vectors.dispose()
    this.bank.vectors = tf.tensor2d(checkpoint.slice(from, to), vectors.shape)
    written.set(checkpoint.subarray(to, to + written.length))
    this.logZ = checkpoint.at(-1)!
  }

  dispose(): void {
    this.learner.dispose()
    this.bank.vectors.dispose()
  }

  private criterion({ f }: Pass): LossCriterion {
    const { criterion } = this.options
    if (criterion !== 'nce') return { criterion }
    return { criterion, bias: noiseBias(this.logZ, f.scores.shape[1] - 1, this.bank.written.length) }
  }
}
