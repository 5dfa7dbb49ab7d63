import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { dense } from '../../../nn/dense'
import { createEncoder, createPuzzleHead, EMBEDDING, FEATURES } from '../../../nn/encoder'
import { l2Normalize } from '../../../nn/l2-normalize'
import { Network } from '../../../nn/network'
import { stemPatches } from '../../../nn/patches'
import { loadStateDictOf, SavedArray, stateDictOf, type StateDict, type Stateful } from '../../../state-dict'
import type { MemoryBank } from '../../memory-bank'
import { logPartition, noiseBias } from '../../noise-contrastive'
import { Optimizer } from '../../optimizer'
import type { Puzzles } from '../../puzzles'
import { forward, gradient, type ForwardCache as HeadCache } from './gradient'
import { loss, type Options } from './loss'

export interface PirlOptions {
  /** λ: share of the term of the puzzles. */
  readonly lambda: number
  /** τ. */
  readonly temperature: number
  readonly criterion: Options['criterion']
}
type PirlBatch = Pick<Puzzles, 'images' | 'patches' | 'chosen' | 'step'>
/** Parameters of encoder, f and g, activations of each, what their embeddings are compared with, and the batch. */
export type PirlCache = Record<'encoder' | 'f' | 'g', Tensor2D[]> & {
  params: Record<'encoder' | 'f' | 'g', Tensor[]>
  heads: HeadCache
} & Pick<PirlBatch, 'chosen' | 'step'>

/**
 * PIRL, Misra and van der Maaten 2019 (arXiv 1912.01991), section 3. v_I is the image's h, v_{I^t} those of its
 * shuffled patches, and m_I the image's vector in the memory bank, a moving average of f(v_I). All of a batch share K
 * negatives, drawn from the images outside it.
 */
export class Pirl implements Stateful {
  /** Parameters of encoder, f and g. */
  readonly paramSpecs
  private readonly encoder
  private readonly f = new Network([dense(FEATURES, EMBEDDING, 'linear')])
  private readonly g = createPuzzleHead(EMBEDDING)
  private readonly optimizer: Optimizer
  /** log Z of the noise, from the first scores of the run; NaN before. */
  private readonly logZ = new SavedArray(Float32Array.of(NaN), [])
  private readonly parts: Readonly<Record<string, Stateful>>

  /**
   * @param bank - begins with f of its images; freed with the model
   * @param images - all images of the bank [n, 16, 16, c]
   */
  constructor(
    private readonly bank: MemoryBank,
    images: Tensor4D,
    private readonly options: PirlOptions,
    seed: number,
  ) {
    this.encoder = createEncoder(images.shape[3])
    this.paramSpecs = [this.encoder.paramSpecs, this.f.paramSpecs, this.g.paramSpecs] as const
    this.optimizer = new Optimizer(this.paramSpecs, seed)
    this.parts = { '': this.optimizer, [bank.name]: bank, logZ: this.logZ }
    bank.fill(tf.tidy(() => l2Normalize(this.f.forward(this.params().f, this.represent(images).h).at(-1)!).z))
  }

  forward({ images, patches, chosen, step }: PirlBatch): PirlCache {
    const cache = tf.tidy(() => {
      const params = this.params()
      const encoder = this.encoder.forward(params.encoder, stemPatches(tf.concat([images, patches])))
      const [v, vt] = tf.split(encoder.at(-1)!, [images.shape[0], patches.shape[0]]) as [Tensor2D, Tensor2D]
      const [f, g] = [this.f.forward(params.f, v), this.g.forward(params.g, vt)]
      const [memory, negatives] = [this.bank.of(chosen), this.bank.negatives(chosen, step)]
      const heads = forward(f.at(-1)!, g.at(-1)!, memory, negatives, this.options)
      return { params, encoder, f, g, heads, chosen, step }
    })
    if (Number.isNaN(this.logZ.values[0])) {
      this.logZ.values[0] = tf.tidy(() => logPartition(cache.heads.g.scores, this.bank.size).dataSync()[0]!)
    }
    return cache
  }

  update({ params, encoder, f, g, heads, chosen, step }: PirlCache, learningRate: number, t: number): void {
    const backward = () => {
      const { df, dg } = gradient(heads, this.lossOptions(heads))
      const [ofF, ofG] = [this.f.backward(params.f, f, df, true), this.g.backward(params.g, g, dg, true)]
      const dv = tf.concat2d([ofF.dx!, ofG.dx!], 0)
      return [...this.encoder.backward(params.encoder, encoder, dv, false).dw, ...ofF.dw, ...ofG.dw]
    }
    this.optimizer.step(backward, learningRate, t)
    this.bank.store(heads.f.z, chosen, step)
  }

  loss = ({ f, g, heads }: PirlCache): Scalar =>
    loss(f.at(-1)!, g.at(-1)!, heads.memory, heads.negatives, this.lossOptions(heads))

  /** h [n, 128] and e = f(h) [n, 64] of whole images [n, 16, 16, c]. */
  represent(images: Tensor4D): { h: Tensor2D; e: Tensor2D } {
    return tf.tidy(() => {
      const params = this.params()
      const h = this.encoder.forward(params.encoder, stemPatches(images)).at(-1)!
      return { h, e: this.f.forward(params.f, h).at(-1)! }
    })
  }

  /** g(v) [n, 64] of puzzles [9 n, 16, 16, c], unit rows. */
  embedPuzzles(patches: Tensor4D): Tensor2D {
    return tf.tidy(() => l2Normalize(this.g.forward(this.params().g, this.represent(patches).h).at(-1)!).z)
  }

  /** `params` and its averages, `memoryBank.vectors`, `memoryBank.writtenAt` and `logZ`. */
  stateDict = (): Promise<StateDict> => stateDictOf(this.parts)

  loadStateDict = (state: StateDict): void => loadStateDictOf(this.parts, state)

  dispose(): void {
    this.optimizer.dispose()
    this.bank.dispose()
  }

  private params(): PirlCache['params'] {
    const [encoder, f, g] = this.optimizer.unpack() as [Tensor[], Tensor[], Tensor[]]
    return { encoder, f, g }
  }

  private lossOptions({ negatives }: HeadCache): Options {
    const { lambda, temperature, criterion } = this.options
    if (criterion !== 'nce') return { lambda, temperature, criterion }
    return {
      lambda,
      temperature,
      criterion,
      bias: noiseBias(this.logZ.values[0]!, negatives.shape[0]!, this.bank.size),
    }
  }
}
