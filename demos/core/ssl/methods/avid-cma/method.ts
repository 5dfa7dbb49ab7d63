import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../../../nn/l2-normalize'
import { loadStateDictOf, stateDictOf, type StateDict, type Stateful } from '../../../state-dict'
import { splitPositive } from '../../contrastive-scores'
import { LogPartition } from '../../log-partition'
import { Optimizer } from '../../../optim/optimizer'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss } from './loss'
import { AvidNetwork, type Activations, type PerModality } from './network'
import { batchMemory, type MemoryRows, type NoiseOptions } from './terms'

/** Cross-AVID: each modality is told from noise by the other one. */
const COEFFICIENTS = { crossInstance: 1 }

type Cache = Activations & { memory: PerModality<MemoryRows>; nce: ForwardCache }

/**
 * Cross-AVID with an encoder for each modality. The batch at hand stands in for the memory: the positive of a clip is
 * its embedding by the other encoder, its negatives are those of the B − 1 other clips (see README.md).
 */
export class Avid implements Stateful {
  private readonly network: AvidNetwork
  private readonly optimizer: Optimizer
  private readonly logNoise = new LogPartition()
  private readonly parts: Readonly<Record<string, Stateful>>

  /** @param inputs numbers of a picture and of a sound */
  constructor(
    inputs: PerModality<number>,
    private readonly temperature: number,
    seed: number,
  ) {
    this.network = new AvidNetwork(inputs)
    this.optimizer = new Optimizer(this.network.paramSpecs, seed)
    this.parts = { '': this.optimizer, logNoise: this.logNoise }
  }

  /** Unit embeddings [n, d] of pictures and sounds [n, ·]. */
  embed(inputs: PerModality<Tensor2D>): PerModality<Tensor2D> {
    return tf.tidy(() => {
      const { video, audio } = this.network.forward(this.optimizer.unpack(), inputs).layers
      return { video: l2Normalize(video.at(-1)!).z, audio: l2Normalize(audio.at(-1)!).z }
    })
  }

  /** Pictures [B, ·] and sounds [B, ·] of the same clips. */
  forward(inputs: PerModality<Tensor2D>): Cache {
    const cache = tf.tidy(() => {
      const activations = this.network.forward(this.optimizer.unpack(), inputs)
      const { layers } = activations
      const [video, audio] = [layers.video.at(-1)!, layers.audio.at(-1)!]
      const memory = { video: batchMemory(l2Normalize(video).z), audio: batchMemory(l2Normalize(audio).z) }
      const nce = forward(video, audio, memory, { temperature: this.temperature, ...COEFFICIENTS })
      return { ...activations, memory, nce }
    })
    this.logNoise.estimateOnce(() => splitPositive(cache.nce.terms[0]!.scores)[1], 1)
    return cache
  }

  loss({ layers, memory }: Cache): Scalar {
    const options = { ...this.noise(), ...COEFFICIENTS }
    return tf.tidy(() => loss(layers.video.at(-1)!, layers.audio.at(-1)!, memory, options))
  }

  update(cache: Cache, learningRate: number, t: number): void {
    const backward = (): Tensor[] => this.network.backward(cache, gradient(cache.nce, this.noise()))
    this.optimizer.step(backward, learningRate, t)
  }

  /** `params` and its averages, and `logNoise`. */
  stateDict = (): Promise<StateDict> => stateDictOf(this.parts)

  loadStateDict = (state: StateDict): void => loadStateDictOf(this.parts, state)

  dispose = (): void => this.optimizer.dispose()

  private noise(): NoiseOptions {
    return { temperature: this.temperature, logNoise: this.logNoise.value }
  }
}
