import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropy, crossEntropyGradient } from '../nn/cross-entropy'
import { dense } from '../nn/dense'
import { unpack, type ParamSpec } from '../nn/parameters'
import { encoderLayer, type EncoderLayerCache, type LayerSize } from './layers'
import { causalMask } from './masks'
import { embed, embedGradient, oneHot, padBatch } from './sequences'
import type { AttentionContext, Forward } from './sublayer'

export interface LanguageModelSize extends LayerSize {
  /** Size of the vocabulary. Its last token begins a sentence, ends it and fills the places after its end. */
  readonly vocabulary: number
  readonly layers: number
}

/** What the gradient and the figures need of a forward pass. */
export type ForwardCache = {
  weights: Tensor[]
  onehot: Tensor2D
  layers: Forward<EncoderLayerCache>[]
  /** [B t, vocabulary] */
  logits: Tensor2D
}
export type Sentences = readonly (readonly number[])[]

/**
 * A language model: the delayed autoencoder of the course (Canziani 2021, week 10) without x, ỹ = Dec(Enc(ζ⁻¹ y)) layer by
 * layer, where ζ⁻¹ delays y by one place. With the causal mask, place j sees y₁ … yⱼ₋₁. Without it, the place after it
 * shows yⱼ itself.
 */
export class LanguageModel {
  readonly paramSpecs: readonly ParamSpec[]
  private readonly layer
  private readonly readout

  constructor(
    readonly size: LanguageModelSize,
    readonly causal: boolean,
  ) {
    const { d, vocabulary, layers } = size
    this.layer = encoderLayer(size)
    this.readout = dense(d, vocabulary, 'linear')
    this.paramSpecs = [
      { shape: [vocabulary, d], init: 1 / Math.sqrt(d) },
      ...Array.from({ length: layers }, () => this.layer.paramSpecs).flat(),
      ...this.readout.paramSpecs,
    ]
  }

  /**
   * Predicts every token from those before it.
   *
   * @param theta all weights [P]
   * @param delayed B sentences behind the token that begins them, ζ⁻¹ y; places beyond their end are empty
   * @param t places of a sentence
   */
  forward(theta: Tensor1D, delayed: Sentences, t = delayed[0]!.length): ForwardCache {
    const weights = unpack(theta, this.paramSpecs)
    const batch = padBatch(delayed, t)
    const onehot = oneHot(batch, this.size.vocabulary)
    const layers: ForwardCache['layers'] = []
    let h = embed(onehot, weights[0]!, batch, true)
    for (let i = 0; i < this.size.layers; i++) {
      layers.push(this.layer.forward(this.layerWeights(weights, i), h, this.context(batch.batch, batch.length)))
      h = layers.at(-1)!.y
    }
    return { weights, onehot, layers, logits: this.readout.forward(weights.slice(-2), h) }
  }

  /** One-hot rows of the tokens y, [B t, vocabulary]. */
  targets(y: Sentences): Tensor2D {
    return oneHot(padBatch(y, y[0]!.length), this.size.vocabulary)
  }

  /** Mean cross-entropy over all places. */
  loss(cache: ForwardCache, y: Sentences): Scalar {
    return crossEntropy(cache.logits, this.targets(y))
  }

  /** Gradient of `loss` with respect to all weights, in the order of `paramSpecs`. */
  gradient(cache: ForwardCache, y: Sentences): Tensor[] {
    const places = cache.logits.shape[0]
    const ds = crossEntropyGradient(cache.logits, this.targets(y))
    const out = this.readout.backward(cache.weights.slice(-2), cache.layers.at(-1)!.y, ds, ds, true)
    let dh = out.dx!
    const dw: Tensor[] = []
    for (let i = cache.layers.length - 1; i >= 0; i--) {
      const context = this.context(y.length, places / y.length)
      const step = this.layer.backward(this.layerWeights(cache.weights, i), cache.layers[i]!.cache, dh, context)
      dw.unshift(...step.dw)
      dh = step.dx
    }
    return [embedGradient(cache.onehot, dh), ...dw, ...out.dw]
  }

  private layerWeights(weights: readonly Tensor[], i: number): readonly Tensor[] {
    const count = this.layer.paramSpecs.length
    return weights.slice(1 + i * count, 1 + (i + 1) * count)
  }
  private context(batch: number, length: number): AttentionContext {
    return { batch, mask: this.causal ? causalMask(length) : undefined }
  }
}
