import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../nn/l2-normalize'
import { loadStateDictOf, stateDictOf, type StateDict, type Stateful } from '../../../state-dict'
import { LogPartition } from '../../log-partition'
import type { MemoryBank } from '../../memory-bank'
import { noiseBias } from '../../noise-contrastive'
import { Optimizer } from '../../../optim/optimizer'
import type { Puzzles } from '../../puzzles'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss, type Options } from './loss'
import { PirlNetwork, type PirlActivations, type PirlParams } from './network'

/** λ, the share of the term of the puzzles, τ, and the form of the loss. */
export type PirlOptions = Pick<Options, 'lambda' | 'temperature' | 'criterion'>
type PirlBatch = Pick<Puzzles, 'images' | 'patches' | 'chosen' | 'step'>
export type PirlCache = PirlActivations & { heads: ForwardCache } & Pick<PirlBatch, 'chosen' | 'step'>

/**
 * PIRL, Misra and van der Maaten 2019 (arXiv 1912.01991), section 3. v_I is the image's h, v_{I^t} those of its
 * shuffled patches, and m_I the image's vector in the memory bank, a moving average of f(v_I). All of a batch share K
 * negatives, drawn from the images outside it.
 */
export class Pirl implements Stateful {
  readonly network: PirlNetwork
  private readonly optimizer: Optimizer
  private readonly logZ = new LogPartition()
  private readonly parts: Readonly<Record<string, Stateful>>

  /**
   * @param bank begins with f of its images; freed with the model
   * @param images all images of the bank [n, 16, 16, c]
   */
  constructor(
    private readonly bank: MemoryBank,
    images: Tensor4D,
    private readonly options: PirlOptions,
    seed: number,
  ) {
    this.network = new PirlNetwork(images.shape[3])
    this.optimizer = new Optimizer(this.network.paramSpecs, seed)
    this.parts = { '': this.optimizer, [bank.name]: bank, logZ: this.logZ }
    bank.fill(tf.tidy(() => l2Normalize(this.represent(images).e).z))
  }

  forward({ images, patches, chosen, step }: PirlBatch): PirlCache {
    const cache = tf.tidy(() => {
      const { params, activations } = this.network.forward(this.params(), images, patches)
      const [memory, negatives] = [this.bank.of(chosen), this.bank.negatives(chosen, step)]
      const heads = forward(activations.f.at(-1)!, activations.g.at(-1)!, memory, negatives, this.options)
      return { params, activations, heads, chosen, step }
    })
    this.logZ.estimateOnce(() => cache.heads.g.scores, this.bank.size)
    return cache
  }

  update(cache: PirlCache, learningRate: number, t: number): void {
    const backward = () => {
      const { df, dg } = gradient(cache.heads, this.lossOptions(cache))
      return this.network.backward(cache, df, dg)
    }
    this.optimizer.step(backward, learningRate, t)
    this.bank.store(cache.heads.f.z, cache.chosen, cache.step)
  }

  loss(cache: PirlCache): Scalar {
    const { activations, heads } = cache
    return loss(activations.f.at(-1)!, activations.g.at(-1)!, heads.memory, heads.negatives, this.lossOptions(cache))
  }

  /** h [n, 128] and e = f(h) [n, 64] of whole images [n, 16, 16, c]. */
  represent = (images: Tensor4D): { h: Tensor2D; e: Tensor2D } =>
    tf.tidy(() => this.network.represent(this.params(), images))

  /** g(v) [n, 64] of puzzles [9 n, 16, 16, c], unit rows. */
  embedPuzzles = (patches: Tensor4D): Tensor2D =>
    tf.tidy(() => l2Normalize(this.network.embedPuzzles(this.params(), patches)).z)

  /** `params` and its averages, `memoryBank.vectors`, `memoryBank.writtenAt` and `logZ`. */
  stateDict = (): Promise<StateDict> => stateDictOf(this.parts)

  loadStateDict = (state: StateDict): void => loadStateDictOf(this.parts, state)

  dispose(): void {
    this.optimizer.dispose()
    this.bank.dispose()
  }

  private params(): PirlParams {
    const [encoder, f, g] = this.optimizer.unpack()
    return { encoder: encoder!, f: f!, g: g! }
  }

  /** With the bias of the noise, where the form of the loss has one. */
  private lossOptions({ heads }: PirlCache): Options {
    const { lambda, temperature, criterion } = this.options
    if (criterion !== 'nce') return { lambda, temperature, criterion }
    const bias = noiseBias(this.logZ.value, heads.negatives.shape[0]!, this.bank.size)
    return { lambda, temperature, criterion, bias }
  }
}
