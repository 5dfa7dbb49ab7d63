import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../../../nn/dense'
import { l2Normalize } from '../../../nn/l2-normalize'
import { Network } from '../../../nn/network'
import { loadStateDictOf, SavedArray, stateDictOf, type StateDict, type Stateful } from '../../../state-dict'
import { splitPositive } from '../../contrastive-scores'
import { logPartition } from '../../noise-contrastive'
import { Optimizer } from '../../../optim/optimizer'
import { forward, gradient, type ForwardCache } from './gradient'
import { loss } from './loss'
import { MODALITIES, type MemoryRows, type Modality, type NoiseOptions } from './terms'

const HIDDEN = 64
const DIMENSION = 16
/** Cross-AVID: each modality is told from noise by the other one. */
const COEFFICIENTS = { crossInstance: 1 }

const perceptron = (inputs: number): Network =>
  new Network([dense(inputs, HIDDEN, 'elu'), dense(HIDDEN, DIMENSION, 'linear')])

type Both<T> = Record<Modality, T>
type Cache = { params: Both<Tensor[]>; layers: Both<Tensor2D[]>; memory: Both<MemoryRows>; nce: ForwardCache }

/**
 * Cross-AVID with an encoder for each modality. The batch at hand stands in for the memory: the positive of a clip is
 * its embedding by the other encoder, its negatives are those of the B − 1 other clips (see README.md).
 */
export class Avid implements Stateful {
  private readonly networks: Both<Network>
  private readonly optimizer: Optimizer
  /** log z̄, from the first forward pass and kept; NaN before. */
  private readonly logNoise = new SavedArray(Float32Array.of(NaN), [])
  private readonly parts: Readonly<Record<string, Stateful>>

  /** @param inputs numbers of a picture and of a sound */
  constructor(
    inputs: Both<number>,
    private readonly temperature: number,
    seed: number,
  ) {
    this.networks = { video: perceptron(inputs.video), audio: perceptron(inputs.audio) }
    this.optimizer = new Optimizer([this.networks.video.paramSpecs, this.networks.audio.paramSpecs], seed)
    this.parts = { '': this.optimizer, logNoise: this.logNoise }
  }

  /** Unit embeddings [n, d] of pictures and sounds [n, ·]. */
  embed(inputs: Both<Tensor2D>): Both<Tensor2D> {
    return tf.tidy(() => {
      const { video, audio } = this.through(inputs).layers
      return { video: l2Normalize(video.at(-1)!).z, audio: l2Normalize(audio.at(-1)!).z }
    })
  }

  /** Pictures [B, ·] and sounds [B, ·] of the same clips. */
  forward(inputs: Both<Tensor2D>): Cache {
    const cache = tf.tidy(() => {
      const { params, layers } = this.through(inputs)
      const [video, audio] = [layers.video.at(-1)!, layers.audio.at(-1)!]
      const memory = { video: batchMemory(l2Normalize(video).z), audio: batchMemory(l2Normalize(audio).z) }
      const nce = forward(video, audio, memory, { temperature: this.temperature, ...COEFFICIENTS })
      return { params, layers, memory, nce }
    })
    if (Number.isNaN(this.logNoise.values[0])) {
      const { scores } = cache.nce.terms[0]!
      this.logNoise.values[0] = tf.tidy(() => logPartition(splitPositive(scores)[1], 1).dataSync()[0]!)
    }
    return cache
  }

  loss({ layers, memory }: Cache): Scalar {
    const options = { ...this.noise(), ...COEFFICIENTS }
    return tf.tidy(() => loss(layers.video.at(-1)!, layers.audio.at(-1)!, memory, options))
  }

  update({ params, layers, nce }: Cache, learningRate: number, t: number): void {
    const backward = (): Tensor[] => {
      const de = gradient(nce, this.noise())
      return MODALITIES.flatMap((m) => this.networks[m].backward(params[m], layers[m], de[m], false).dw)
    }
    this.optimizer.step(backward, learningRate, t)
  }

  /** `params` and its averages, and `logNoise`. */
  stateDict = (): Promise<StateDict> => stateDictOf(this.parts)

  loadStateDict = (state: StateDict): void => loadStateDictOf(this.parts, state)

  dispose(): void {
    this.optimizer.dispose()
  }

  private noise(): NoiseOptions {
    return { temperature: this.temperature, logNoise: this.logNoise.values[0]! }
  }

  private through({ video, audio }: Both<Tensor2D>) {
    const [ofVideo, ofAudio] = this.optimizer.unpack() as [Tensor[], Tensor[]]
    const { networks } = this
    return {
      params: { video: ofVideo, audio: ofAudio },
      layers: { video: networks.video.forward(ofVideo, video), audio: networks.audio.forward(ofAudio, audio) },
    }
  }
}

/** Unit rows z [B, d] of a batch as a memory: the row of each clip, and those of the B − 1 others as its negatives. */
export const batchMemory = (z: Tensor2D): MemoryRows => ({ own: z, negatives: z, excludesOwn: true })
