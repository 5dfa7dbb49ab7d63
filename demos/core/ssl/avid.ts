import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { crossModalGradient, crossModalLogits, crossModalLoss } from './methods/avid-cma/gradient'
import { dense } from '../nn/dense'
import { Network } from '../nn/network'
import { l2Normalize, l2NormalizeGradient } from '../nn/l2-normalize'
import { Optimizer } from './optimizer'

const HIDDEN = 64
const DIMENSION = 16
const perceptron = (inputs: number): Network =>
  new Network([dense(inputs, HIDDEN, 'elu'), dense(HIDDEN, DIMENSION, 'linear')])

type Way = { weights: Tensor[]; values: Tensor2D[]; z: Tensor2D; inverse: Tensor2D }
type Pass = { video: Way; audio: Way; logits: Tensor2D }

/** Two encoders, one for each sense, that learn to find each other's clip: AVID, arXiv 2004.12943. */
export class Avid {
  readonly learner: Optimizer
  private readonly networks: { video: Network; audio: Network }

  constructor(
    inputs: { video: number; audio: number },
    private readonly temperature: number,
    seed: number,
  ) {
    this.networks = { video: perceptron(inputs.video), audio: perceptron(inputs.audio) }
    this.learner = new Optimizer([this.networks.video.paramSpecs, this.networks.audio.paramSpecs], seed)
  }

  /** Pictures [B, ·] and sounds [B, ·] of the same clips. */
  forward(pictures: Tensor2D, sounds: Tensor2D): Pass {
    return tf.tidy(() => {
      const [own, others] = this.learner.unpack() as [Tensor[], Tensor[]]
      const through = (network: Network, weights: Tensor[], x: Tensor2D): Way => {
        const values = network.forward(weights, x)
        return { weights, values, ...l2Normalize(values.at(-1)!) }
      }
      const video = through(this.networks.video, own, pictures)
      const audio = through(this.networks.audio, others, sounds)
      return { video, audio, logits: crossModalLogits(video.z, audio.z, this.temperature) }
    })
  }

  loss = ({ logits }: Pass): Scalar => tf.tidy(() => crossModalLoss(logits))

  update({ video, audio, logits }: Pass, learningRate: number, t: number): void {
    const back = (network: Network, { weights, values, z, inverse }: Way, dz: Tensor2D) =>
      network.backward(weights, values, l2NormalizeGradient(z, inverse, dz), false).dw
    const gradient = (): Tensor[] => {
      const { dv, da } = crossModalGradient(logits, video.z, audio.z, this.temperature)
      return [...back(this.networks.video, video, dv), ...back(this.networks.audio, audio, da)]
    }
    this.learner.step(gradient, learningRate, t)
  }
}
