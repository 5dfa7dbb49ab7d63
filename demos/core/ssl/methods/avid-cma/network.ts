import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../../../nn/dense'
import { Network } from '../../../nn/network'
import { MODALITIES, type Modality } from './terms'

const HIDDEN = 64
const DIMENSION = 16

const perceptron = (inputs: number): Network =>
  new Network([dense(inputs, HIDDEN, 'elu'), dense(HIDDEN, DIMENSION, 'linear')])

export type PerModality<T> = Record<Modality, T>
/** Parameters of both encoders, and the activations of each of their layers [n, ·]. */
export type Activations = { params: PerModality<Tensor[]>; layers: PerModality<Tensor2D[]> }

/** An encoder for pictures and one for sounds, with one hidden layer each. */
export class AvidNetwork {
  private readonly networks: PerModality<Network>

  /** @param inputs numbers of a picture and of a sound */
  constructor(inputs: PerModality<number>) {
    this.networks = { video: perceptron(inputs.video), audio: perceptron(inputs.audio) }
  }

  /** What the parameters of both are, those of the encoder of pictures first. */
  get paramSpecs() {
    return MODALITIES.map((modality) => this.networks[modality].paramSpecs)
  }

  /** Pictures and sounds [n, ·] through their encoders. */
  forward([video, audio]: readonly Tensor[][], inputs: PerModality<Tensor2D>): Activations {
    const params = { video: video!, audio: audio! }
    const { networks } = this
    return {
      params,
      layers: {
        video: networks.video.forward(params.video, inputs.video),
        audio: networks.audio.forward(params.audio, inputs.audio),
      },
    }
  }

  /** ∂L/∂θ of both encoders from ∂L/∂e [n, d] of each, in the order of `paramSpecs`. */
  backward({ params, layers }: Activations, de: PerModality<Tensor2D>): Tensor[] {
    return MODALITIES.flatMap((m) => this.networks[m].backward(params[m], layers[m], de[m], false).dw)
  }
}
