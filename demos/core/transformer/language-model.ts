import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../nn/dense'
import { unpack, type ParamSpec } from '../nn/parameters'
import { crossEntropy, crossEntropyGradient } from './cross-entropy'
import { encoderLayer, type EncoderLayerCache, type LayerSize } from './layers'
import { causalMask } from './masks'
import { embed, embedGradient, oneHot, padBatch } from './sequences'
import type { Forward, AttentionContext } from './sublayer'

export interface LanguageModelSize extends LayerSize {
  /** The last symbol begins a sentence, ends it and fills the places after its end. */
  readonly symbols: number
  readonly layers: number
}
export type ForwardCache = { weights: Tensor[]; hot: Tensor2D; layers: Forward<EncoderLayerCache>[]; logits: Tensor2D }
export type Sentences = readonly (readonly number[])[]

/**
 * The delayed autoencoder of the course without x, a language model: ỹ = Dec(Enc(ζ⁻¹ y)) layer by layer. With
 * the causal mask, place j sees y₁ … yⱼ₋₁. Without it, the place after it shows yⱼ itself.
 */
export class LanguageModel {
  readonly paramSpecs: readonly ParamSpec[]
  private readonly layer
  private readonly readout

  constructor(
    readonly shape: LanguageModelSize,
    readonly causal: boolean,
  ) {
    const { d, symbols, layers } = shape
    this.layer = encoderLayer(shape)
    this.readout = dense(d, symbols, 'linear')
    this.paramSpecs = [
      { shape: [symbols, d], init: 1 / Math.sqrt(d) },
      ...Array.from({ length: layers }, () => this.layer.paramSpecs).flat(),
      ...this.readout.paramSpecs,
    ]
  }

  /** `delayed`: sentences after the symbol of the beginning, ζ⁻¹ y [B, t]; places beyond their end are empty. */
  forward(theta: Tensor1D, delayed: Sentences, t = delayed[0]!.length): ForwardCache {
    const weights = unpack(theta, this.paramSpecs)
    const batch = padBatch(delayed, t)
    const hot = oneHot(batch, this.shape.symbols)
    const layers: ForwardCache['layers'] = []
    let h = embed(hot, weights[0]!, batch, true)
    for (let i = 0; i < this.shape.layers; i++) {
      layers.push(this.layer.forward(this.own(weights, i), h, this.around(batch.batch, batch.length)))
      h = layers.at(-1)!.y
    }
    return { weights, hot, layers, logits: this.readout.forward(weights.slice(-2), h) }
  }

  targets(y: Sentences): Tensor2D {
    return oneHot(padBatch(y, y[0]!.length), this.shape.symbols)
  }
  /** Mean of C over all places. */
  loss(pass: ForwardCache, y: Sentences): Tensor {
    return tf.mean(crossEntropy(pass.logits, this.targets(y)))
  }

  /** ∂L/∂W of all weights in order. */
  gradient(pass: ForwardCache, y: Sentences): Tensor[] {
    const places = pass.logits.shape[0]
    const ds = crossEntropyGradient(pass.logits, this.targets(y), 1 / places)
    const out = this.readout.backward(pass.weights.slice(-2), pass.layers.at(-1)!.y, ds, ds, true)
    let dh = out.dx!
    const dw: Tensor[] = []
    for (let i = pass.layers.length - 1; i >= 0; i--) {
      const around = this.around(y.length, places / y.length)
      const step = this.layer.backward(this.own(pass.weights, i), pass.layers[i]!.kept, dh, around)
      dw.unshift(...step.dw)
      dh = step.dx
    }
    return [embedGradient(pass.hot, dh), ...dw, ...out.dw]
  }

  private own(weights: readonly Tensor[], i: number): readonly Tensor[] {
    const size = this.layer.paramSpecs.length
    return weights.slice(1 + i * size, 1 + (i + 1) * size)
  }
  private around(batch: number, length: number): AttentionContext {
    return this.causal ? { batch, mask: causalMask(length) } : { batch }
  }
}
