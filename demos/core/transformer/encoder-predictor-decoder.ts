import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../nn/dense'
import { unpack, type ParamSpec } from '../nn/parameters'
import { crossEntropy, crossEntropyGradient, smoothed } from './cross-entropy'
import { decoderLayer, encoderLayer, type DecoderLayerCache, type EncoderLayerCache, type LayerSize } from './layers'
import { causalMask, paddingMask } from './masks'
import { embed, embedGradient, oneHot, padBatch } from './sequences'
import type { Forward, AttentionContext } from './sublayer'

export interface Shape extends LayerSize {
  /** Words of the source, symbols of the target. */
  readonly words: number
  readonly symbols: number
  /** Layers of each side. */
  readonly layers: number
  /** Places of source and target: shorter ones are filled up. */
  readonly source: number
  readonly target: number
}
/** Sources x, and targets y: digits, then the symbol of the end. */
export interface SequencePairs {
  readonly x: readonly (readonly number[])[]
  readonly y: readonly (readonly number[])[]
}
/** All that x gives: made once, however often y is changed. */
export type EncodedSource = {
  weights: Tensor[]
  xHot: Tensor2D
  sourceMask: Tensor
  encoded: Forward<EncoderLayerCache>[]
}
export type DecodedTarget = { yHot: Tensor2D; causal: Tensor; decoded: Forward<DecoderLayerCache>[]; logits: Tensor2D }
export type ForwardCache = EncodedSource & DecodedTarget

/**
 * The conditional delayed denoising autoencoder of the course (Canziani 2021, week 10), a transformer:
 *
 *     h = Pred(Enc(ζ⁻¹ y), Enc(x)),   ỹ = Dec(h),   F(x, y) = Σⱼ C(yⱼ, ỹⱼ)
 *
 * ζ⁻¹ delays y by one place; the symbol of the end stands in the first. All weights lie in one θ [P].
 */
export class EncoderPredictorDecoder {
  readonly paramSpecs: readonly ParamSpec[]
  private readonly encoder
  private readonly decoder
  private readonly readout

  constructor(readonly shape: Shape) {
    const { d, words, symbols, layers } = shape
    this.encoder = encoderLayer(shape)
    this.decoder = decoderLayer(shape)
    this.readout = dense(d, symbols, 'linear')
    const table = (rows: number): ParamSpec => ({ shape: [rows, d], init: 1 / Math.sqrt(d) })
    this.paramSpecs = [
      table(words),
      table(symbols),
      ...Array.from({ length: layers }, () => this.encoder.paramSpecs).flat(),
      ...Array.from({ length: layers }, () => this.decoder.paramSpecs).flat(),
      ...this.readout.paramSpecs,
    ]
  }

  /** The last symbol: it ends y, and begins ζ⁻¹ y. */
  get end(): number {
    return this.shape.symbols - 1
  }

  forward(theta: Tensor1D, { x, y }: SequencePairs, positions: boolean): ForwardCache {
    const source = this.encode(theta, x, positions)
    return { ...source, ...this.decode(source, y) }
  }

  encode(theta: Tensor1D, x: SequencePairs['x'], positions: boolean): EncodedSource {
    const { shape } = this
    const weights = unpack(theta, this.paramSpecs)
    const w = this.parts(weights)
    const sources = padBatch(x, shape.source)
    const mask = paddingMask(sources.lengths, shape.source)
    const xHot = oneHot(sources, shape.words)
    const encoded: EncodedSource['encoded'] = []
    let memory = embed(xHot, w.words, sources, positions)
    for (const own of w.encoder) {
      encoded.push(this.encoder.forward(own, memory, { batch: x.length, mask }))
      memory = encoded.at(-1)!.y
    }
    return { weights, xHot, sourceMask: mask, encoded }
  }

  decode(source: EncodedSource, y: SequencePairs['y']): DecodedTarget {
    const { shape } = this
    const w = this.parts(source.weights)
    const delayed = padBatch(
      y.map((symbols) => [this.end, ...symbols.slice(0, -1)]),
      shape.target,
    )
    const causal = causalMask(shape.target)
    const yHot = oneHot(delayed, shape.symbols)
    const decoded: DecodedTarget['decoded'] = []
    let h = embed(yHot, w.symbols, delayed, true)
    for (const own of w.decoder) {
      decoded.push(this.decoder.forward(own, h, ...this.around(y.length, causal, source)))
      h = decoded.at(-1)!.y
    }
    return { yHot, causal, decoded, logits: this.readout.forward(w.readout, h) }
  }

  /** Targets with smoothing s, [B · t, symbols]; rows of zeros after the end. */
  targets({ y }: SequencePairs, s = 0): Tensor2D {
    const { tokens } = padBatch(y, this.shape.target)
    return tf.tensor2d(smoothed(tokens, this.shape.symbols, s), [tokens.length, this.shape.symbols])
  }

  /** C of each symbol, [B, t]; 0 after the end. */
  costs(pass: ForwardCache, pairs: SequencePairs): Tensor2D {
    return tf.reshape(crossEntropy(pass.logits, this.targets(pairs)), [-1, this.shape.target])
  }

  /** F(x, y) of each pair, [B]. */
  energies(pass: ForwardCache, pairs: SequencePairs): Tensor1D {
    return tf.sum(this.costs(pass, pairs), 1)
  }

  /** ∂L/∂W of all weights in order, of L, the mean of C over all symbols. */
  gradient(pass: ForwardCache, pairs: SequencePairs, smoothing: number): Tensor[] {
    const w = this.parts(pass.weights)
    const count = pairs.y.reduce((sum, symbols) => sum + symbols.length, 0)
    const ds = crossEntropyGradient(pass.logits, this.targets(pairs, smoothing), 1 / count)
    const [around, source] = this.around(pairs.x.length, pass.causal, pass)

    const out = this.readout.backward(w.readout, pass.decoded.at(-1)!.y, ds, ds, true)
    let dh = out.dx!
    let dMemory: Tensor2D | undefined
    const dDecoder: Tensor[] = []
    for (let i = w.decoder.length - 1; i >= 0; i--) {
      const step = this.decoder.backward(w.decoder[i]!, pass.decoded[i]!.kept, dh, around, source)
      dDecoder.unshift(...step.dw)
      dMemory = dMemory ? tf.add(dMemory, step.dMemory) : step.dMemory
      dh = step.dx
    }
    let dx = dMemory!
    const dEncoder: Tensor[] = []
    for (let i = w.encoder.length - 1; i >= 0; i--) {
      const step = this.encoder.backward(w.encoder[i]!, pass.encoded[i]!.kept, dx, {
        batch: pairs.x.length,
        mask: pass.sourceMask,
      })
      dEncoder.unshift(...step.dw)
      dx = step.dx
    }
    return [embedGradient(pass.xHot, dx), embedGradient(pass.yHot, dh), ...dEncoder, ...dDecoder, ...out.dw]
  }

  private around(
    batch: number,
    mask: Tensor,
    { sourceMask, encoded }: EncodedSource,
  ): [AttentionContext, AttentionContext] {
    return [
      { batch, mask },
      { batch, mask: sourceMask, memory: encoded.at(-1)!.y },
    ]
  }

  private parts(weights: readonly Tensor[]) {
    const { layers } = this.shape
    const [e, d] = [this.encoder.paramSpecs.length, this.decoder.paramSpecs.length]
    const group = (from: number, size: number) =>
      Array.from({ length: layers }, (_, i) => weights.slice(from + i * size, from + (i + 1) * size))
    return {
      words: weights[0]!,
      symbols: weights[1]!,
      encoder: group(2, e),
      decoder: group(2 + layers * e, d),
      readout: weights.slice(-2),
    }
  }
}
