import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropyGradient, crossEntropyRows, smoothedTargets } from '../nn/cross-entropy'
import { dense } from '../nn/dense'
import { unpack, type ParamSpec } from '../nn/parameters'
import { decoderLayer, encoderLayer, type DecoderLayerCache, type EncoderLayerCache, type LayerSize } from './layers'
import { causalMask, paddingMask } from './masks'
import { embed, embedGradient, oneHot, padBatch } from './sequences'
import type { AttentionContext, Forward } from './sublayer'

export interface EncoderPredictorDecoderSize extends LayerSize {
  /** Sizes of the vocabularies of source and target. */
  readonly sourceVocabulary: number
  readonly targetVocabulary: number
  /** Layers of each side. */
  readonly layers: number
  /** Places of source and target: shorter ones are padded. */
  readonly sourceLength: number
  readonly targetLength: number
}

/** Sources x and targets y, as tokens; each y ends with the token of the end. */
export interface SequencePairs {
  readonly x: readonly (readonly number[])[]
  readonly y: readonly (readonly number[])[]
}

/** All that comes from x: it is made once, however often y changes. */
export type EncodedSource = {
  weights: Tensor[]
  sourceOnehot: Tensor2D
  sourceMask: Tensor
  encoder: Forward<EncoderLayerCache>[]
}
export type DecodedTarget = {
  targetOnehot: Tensor2D
  targetMask: Tensor
  decoder: Forward<DecoderLayerCache>[]
  /** [B t, target vocabulary] */
  logits: Tensor2D
}
/** What the gradient and the figures need of a forward pass. */
export type ForwardCache = EncodedSource & DecodedTarget

/**
 * The conditional delayed denoising autoencoder of the course (Canziani 2021, week 10), which is the transformer of
 * Vaswani et al. 2017 (arXiv 1706.03762):
 *
 *     h = Pred(Enc(ζ⁻¹ y), Enc(x)),   ỹ = Dec(h),   F(x, y) = Σⱼ C(yⱼ, ỹⱼ)
 *
 * ζ⁻¹ delays y by one place; the token of the end stands in the first. All weights lie in one θ [P].
 */
export class EncoderPredictorDecoder {
  readonly paramSpecs: readonly ParamSpec[]
  private readonly encoder
  private readonly decoder
  private readonly readout

  constructor(readonly size: EncoderPredictorDecoderSize) {
    const { d, sourceVocabulary, targetVocabulary, layers } = size
    this.encoder = encoderLayer(size)
    this.decoder = decoderLayer(size)
    this.readout = dense(d, targetVocabulary, 'linear')
    const embedding = (vocabulary: number): ParamSpec => ({ shape: [vocabulary, d], init: 1 / Math.sqrt(d) })
    this.paramSpecs = [
      embedding(sourceVocabulary),
      embedding(targetVocabulary),
      ...Array.from({ length: layers }, () => this.encoder.paramSpecs).flat(),
      ...Array.from({ length: layers }, () => this.decoder.paramSpecs).flat(),
      ...this.readout.paramSpecs,
    ]
  }

  /** The last token of the target's vocabulary: it ends y, and begins ζ⁻¹ y. */
  get end(): number {
    return this.size.targetVocabulary - 1
  }

  /**
   * Predicts every token of the targets from the source and the tokens before it.
   *
   * @param theta all weights [P]
   * @param pairs B sources and targets
   * @param positions whether the source knows the order of its tokens
   */
  forward(theta: Tensor1D, { x, y }: SequencePairs, positions: boolean): ForwardCache {
    const source = this.encode(theta, x, positions)
    return { ...source, ...this.decode(source, y) }
  }

  /** The part of `forward` that only depends on the sources. */
  encode(theta: Tensor1D, x: SequencePairs['x'], positions: boolean): EncodedSource {
    const { size } = this
    const weights = unpack(theta, this.paramSpecs)
    const w = this.parts(weights)
    const sources = padBatch(x, size.sourceLength)
    const mask = paddingMask(sources.lengths, size.sourceLength)
    const onehot = oneHot(sources, size.sourceVocabulary)
    const encoder: EncodedSource['encoder'] = []
    let memory = embed(onehot, w.sourceEmbedding, sources, positions)
    for (const layerWeights of w.encoder) {
      encoder.push(this.encoder.forward(layerWeights, memory, { batch: x.length, mask }))
      memory = encoder.at(-1)!.y
    }
    return { weights, sourceOnehot: onehot, sourceMask: mask, encoder }
  }

  /** The part of `forward` that depends on the targets too. */
  decode(source: EncodedSource, y: SequencePairs['y']): DecodedTarget {
    const { size } = this
    const w = this.parts(source.weights)
    const delayed = padBatch(
      y.map((tokens) => [this.end, ...tokens.slice(0, -1)]),
      size.targetLength,
    )
    const mask = causalMask(size.targetLength)
    const onehot = oneHot(delayed, size.targetVocabulary)
    const decoder: DecodedTarget['decoder'] = []
    let h = embed(onehot, w.targetEmbedding, delayed, true)
    for (const layerWeights of w.decoder) {
      decoder.push(this.decoder.forward(layerWeights, h, ...this.contexts(y.length, mask, source)))
      h = decoder.at(-1)!.y
    }
    return { targetOnehot: onehot, targetMask: mask, decoder, logits: this.readout.forward(w.readout, h) }
  }

  /** Target distributions with label smoothing s, [B t, target vocabulary]; rows of zeros after the end. */
  targets({ y }: SequencePairs, s = 0): Tensor2D {
    const { tokens } = padBatch(y, this.size.targetLength)
    const { targetVocabulary } = this.size
    return tf.tensor2d(smoothedTargets(tokens, targetVocabulary, s), [tokens.length, targetVocabulary])
  }

  /** Cross-entropy C of each token, [B, t]; 0 after the end. */
  costs(cache: ForwardCache, pairs: SequencePairs): Tensor2D {
    return tf.reshape(crossEntropyRows(cache.logits, this.targets(pairs)), [-1, this.size.targetLength])
  }

  /** Energy F(x, y) of each pair, [B]. */
  energies(cache: ForwardCache, pairs: SequencePairs): Tensor1D {
    return tf.sum(this.costs(cache, pairs), 1)
  }

  /**
   * Gradient of the mean of C over all tokens with respect to all weights, in the order of `paramSpecs`.
   *
   * @param smoothing label smoothing of the targets
   */
  gradient(cache: ForwardCache, pairs: SequencePairs, smoothing: number): Tensor[] {
    const w = this.parts(cache.weights)
    const count = pairs.y.reduce((sum, tokens) => sum + tokens.length, 0)
    const ds = crossEntropyGradient(cache.logits, this.targets(pairs, smoothing), 1 / count)
    const [context, source] = this.contexts(pairs.x.length, cache.targetMask, cache)

    const out = this.readout.backward(w.readout, cache.decoder.at(-1)!.y, ds, ds, true)
    let dh = out.dx!
    let dMemory: Tensor2D | undefined
    const dDecoder: Tensor[] = []
    for (let i = w.decoder.length - 1; i >= 0; i--) {
      const step = this.decoder.backward(w.decoder[i]!, cache.decoder[i]!.cache, dh, context, source)
      dDecoder.unshift(...step.dw)
      dMemory = dMemory ? tf.add(dMemory, step.dMemory) : step.dMemory
      dh = step.dx
    }
    let dx = dMemory!
    const dEncoder: Tensor[] = []
    for (let i = w.encoder.length - 1; i >= 0; i--) {
      const context = { batch: pairs.x.length, mask: cache.sourceMask }
      const step = this.encoder.backward(w.encoder[i]!, cache.encoder[i]!.cache, dx, context)
      dEncoder.unshift(...step.dw)
      dx = step.dx
    }
    const dEmbeddings = [embedGradient(cache.sourceOnehot, dx), embedGradient(cache.targetOnehot, dh)]
    return [...dEmbeddings, ...dEncoder, ...dDecoder, ...out.dw]
  }

  /** What a decoder layer looks at: the target behind the causal mask, and the encoded source. */
  private contexts(
    batch: number,
    mask: Tensor,
    { sourceMask, encoder }: EncodedSource,
  ): [AttentionContext, AttentionContext] {
    return [
      { batch, mask },
      { batch, mask: sourceMask, memory: encoder.at(-1)!.y },
    ]
  }

  private parts(weights: readonly Tensor[]) {
    const { layers } = this.size
    const [e, d] = [this.encoder.paramSpecs.length, this.decoder.paramSpecs.length]
    const group = (from: number, count: number) =>
      Array.from({ length: layers }, (_, i) => weights.slice(from + i * count, from + (i + 1) * count))
    return {
      sourceEmbedding: weights[0]!,
      targetEmbedding: weights[1]!,
      encoder: group(2, e),
      decoder: group(2 + layers * e, d),
      readout: weights.slice(-2),
    }
  }
}
