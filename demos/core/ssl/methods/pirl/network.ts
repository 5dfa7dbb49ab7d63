import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { dense } from '../../../nn/dense'
import { createEncoder, createPuzzleHead, EMBEDDING, FEATURES } from '../../../nn/encoder'
import { Network } from '../../../nn/network'
import type { ParamSpec } from '../../../nn/parameters'
import { stemPatches } from '../../../nn/patches'

type Part = 'encoder' | 'f' | 'g'
export type PirlParams = Record<Part, Tensor[]>
/** Parameters of encoder, f and g, and the input and output of each layer. */
export type PirlActivations = { params: PirlParams; activations: Record<Part, Tensor2D[]> }

/** The encoder of PIRL, its head f for whole images and its head g for nine patches. */
export class PirlNetwork {
  private readonly encoder
  private readonly f = new Network([dense(FEATURES, EMBEDDING, 'linear')])
  private readonly g = createPuzzleHead(EMBEDDING)

  /** @param channels of the images, 1 or 3 */
  constructor(channels: number) {
    this.encoder = createEncoder(channels)
  }

  /** Parameters of encoder, f and g. */
  get paramSpecs(): readonly (readonly ParamSpec[])[] {
    return [this.encoder.paramSpecs, this.f.paramSpecs, this.g.paramSpecs]
  }

  /** Images [N, 16, 16, c] and patches [9 N, 16, 16, c] to f(v_I) and g(v_{I^t}), both [N, 64]. */
  forward(params: PirlParams, images: Tensor4D, patches: Tensor4D): PirlActivations {
    const encoder = this.encoder.forward(params.encoder, stemPatches(tf.concat([images, patches])))
    const [v, vt] = tf.split(encoder.at(-1)!, [images.shape[0], patches.shape[0]]) as [Tensor2D, Tensor2D]
    return { params, activations: { encoder, f: this.f.forward(params.f, v), g: this.g.forward(params.g, vt) } }
  }

  /** Gradients of all parameters in their order, from ∂L/∂f and ∂L/∂g [N, 64]. */
  backward({ params, activations }: PirlActivations, df: Tensor2D, dg: Tensor2D): Tensor[] {
    const f = this.f.backward(params.f, activations.f, df, true)
    const g = this.g.backward(params.g, activations.g, dg, true)
    const dv = tf.concat2d([f.dx!, g.dx!], 0)
    return [...this.encoder.backward(params.encoder, activations.encoder, dv, false).dw, ...f.dw, ...g.dw]
  }

  /** h [n, 128] and e = f(h) [n, 64] of whole images [n, 16, 16, c]. */
  represent(params: PirlParams, images: Tensor4D): { h: Tensor2D; e: Tensor2D } {
    const h = this.encoder.forward(params.encoder, stemPatches(images)).at(-1)!
    return { h, e: this.f.forward(params.f, h).at(-1)! }
  }

  /** g(v) [n, 64] of puzzles [9 n, 16, 16, c]. */
  embedPuzzles(params: PirlParams, patches: Tensor4D): Tensor2D {
    return this.g.forward(params.g, this.represent(params, patches).h).at(-1)!
  }
}
