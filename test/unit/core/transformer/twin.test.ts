/** The gradients of the transformer, written by hand, are those of automatic differentiation. */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attention } from '../../../../demos/core/attention/attention'
import { causalMask as isVisible } from '../../../../demos/core/attention/causal-mask'
import { matrix, transpose } from '../../../../demos/core/linalg/matrix'
import { initialParams, pack, unpack, type ParamSpec } from '../../../../demos/core/nn/parameters'
import { Random } from '../../../../demos/core/random'
import { EncoderPredictorDecoder } from '../../../../demos/core/transformer/encoder-predictor-decoder'
import { feedForward } from '../../../../demos/core/transformer/feed-forward'
import { LanguageModel } from '../../../../demos/core/transformer/language-model'
import { layerNorm, layerNormGradient } from '../../../../demos/core/transformer/layer-norm'
import { decoderLayer, encoderLayer } from '../../../../demos/core/transformer/layers'
import { causalMask, combineMasks, paddingMask } from '../../../../demos/core/transformer/masks'
import { multiHeadAttention } from '../../../../demos/core/transformer/multi-head-attention'
import { scaledDotProduct, scaledDotProductGradient } from '../../../../demos/core/transformer/scaled-dot-product'
import type { AttentionContext } from '../../../../demos/core/transformer/sublayer'
import { check, expectClose, matrices } from '../twin'

const seed = fc.integer({ min: 0, max: 2 ** 30 })
const few = fc.integer({ min: 1, max: 4 })
const heads = fc.constantFrom(1, 2, 3)
const norm = fc.record({
  position: fc.constantFrom('post' as const, 'pre' as const),
  // Large enough that the division by a deviation near 0 does not blow up the rounding errors of float32.
  epsilon: fc.constantFrom(0.1, 0.5),
})

/** Gradients of Σ y dy with respect to each tensor that y is made of. */
const gradients = (y: (...x: Tensor[]) => Tensor, dy: Tensor, at: readonly Tensor[]): Tensor[] =>
  tf.grads((...x: Tensor[]) => tf.sum(tf.mul(y(...x), dy)) as Scalar)([...at])

/** Weights of all sizes, gains and biases too: no gradient is hidden behind a 0 or a 1. */
function weightsOf(paramSpecs: readonly ParamSpec[], draw: ReturnType<typeof matrices>): Tensor2D[] {
  return paramSpecs.map(({ shape: [n, m], base = 0 }) => tf.add(draw(n!, m!, 0.5), base))
}
function expectAllClose(actual: readonly Tensor[], wanted: readonly Tensor[]): void {
  expect(actual).toHaveLength(wanted.length)
  // A gradient that cancels out (that of the bias of keys) is as exact as those beside it.
  const scale = Math.max(...wanted.map((x) => tf.norm(x).dataSync()[0]!))
  actual.forEach((x, i) => expectClose(x, wanted[i]!, scale))
}
/** [B, heads, t, d] from rows. */
const split = (x: Tensor2D, shape: readonly [number, number, number, number]): Tensor4D => tf.reshape(x, [...shape])
/** Lengths of B sequences of at most s tokens, at least one each. */
const lengthsOf = (at: { seed: number }, B: number, s: number): number[] => {
  const random = new Random(at.seed, 'lengths')
  return Array.from({ length: B }, () => 1 + random.int(s))
}

describe('scaled dot-product attention', () => {
  const settings = {
    seed,
    B: few,
    h: heads,
    t: few,
    s: few,
    d: few,
    dv: few,
    scale: fc.double({ min: 0, max: 3, noNaN: true }),
  }
  it('is that of the attention demos, with causal and padding masks together', () =>
    check({ ...settings, causal: fc.boolean(), padded: fc.boolean() }, ({ B, h, t, d, dv, scale, ...at }) => {
      const s = at.causal ? t : at.s
      const draw = matrices(at.seed)
      const [q, k, v] = [draw(B * h * t, d), draw(B * h * s, d), draw(B * h * s, dv)]
      const lengths = at.padded ? lengthsOf(at, B, s) : Array<number>(B).fill(s)
      const mask = combineMasks(at.causal ? causalMask(t) : undefined, at.padded ? paddingMask(lengths, s) : undefined)
      const { H, cache } = scaledDotProduct(
        split(q, [B, h, t, d]),
        split(k, [B, h, s, d]),
        split(v, [B, h, s, dv]),
        scale,
        mask,
      )
      for (let n = 0; n < B * h; n++) {
        const columns = (x: Tensor2D, rows: number) =>
          transpose(matrix(rows, x.shape[1], tf.slice(x, n * rows, rows).dataSync()))
        const expected = attention(columns(q, t), columns(k, s), columns(v, s), {
          beta: scale,
          mask: (i, j) => i < lengths[Math.floor(n / h)]! && (!at.causal || isVisible(i, j)),
        })
        const part = (x: Tensor4D, width: number): Tensor => tf.slice(tf.reshape(x, [B * h * t, width]), n * t, t)
        const rowsOf = (m: typeof expected.A): Tensor => tf.tensor2d([...transpose(m).data], [m.cols, m.rows])
        expectClose(part(cache.A, s), rowsOf(expected.A))
        expectClose(part(H, dv), rowsOf(expected.H), 1)
      }
    }))
  it('has the gradient of automatic differentiation', () =>
    check({ ...settings, masked: fc.boolean() }, ({ B, h, t, s, d, dv, scale, ...at }) => {
      const draw = matrices(at.seed)
      const q = split(draw(B * h * t, d), [B, h, t, d])
      const k = split(draw(B * h * s, d), [B, h, s, d])
      const v = split(draw(B * h * s, dv), [B, h, s, dv])
      const mask = at.masked ? paddingMask(lengthsOf(at, B, s), s) : undefined
      const dH = split(draw(B * h * t, dv), [B, h, t, dv])
      const wanted = gradients(
        (...x) => scaledDotProduct(x[0] as Tensor4D, x[1] as Tensor4D, x[2] as Tensor4D, scale, mask).H,
        dH,
        [q, k, v],
      )
      const { dq, dk, dv: dV } = scaledDotProductGradient(scaledDotProduct(q, k, v, scale, mask).cache, scale, dH)
      expectAllClose([dq, dk, dV], wanted)
    }))
  it('refuses tensors that do not fit together, by name', () => {
    const x = (...shape: [number, number, number, number]): Tensor4D => tf.zeros(shape)
    const message = 'scaledDotProduct: k has shape [1, 2, 3, 5], expected [1, 2, any, 4]'
    expect(() => scaledDotProduct(x(1, 2, 3, 4), x(1, 2, 3, 5), x(1, 2, 3, 4), 1)).toThrow(message)
    expect(() => scaledDotProduct(x(1, 2, 3, 4), x(1, 2, 3, 4), x(1, 2, 2, 4), 1)).toThrow('scaledDotProduct: v')
  })
})

describe('multi-head attention', () => {
  const settings = { seed, B: few, h: heads, perHead: few, t: few, s: few, masked: fc.boolean() }
  const contextOf = (at: { seed: number; masked: boolean }, B: number, s: number): AttentionContext => ({
    batch: B,
    mask: at.masked ? paddingMask(lengthsOf(at, B, s), s) : undefined,
  })
  it('from a sequence to itself', () =>
    check(settings, ({ B, h, perHead, t, ...at }) => {
      const [draw, d] = [matrices(at.seed), h * perHead]
      const layer = multiHeadAttention(d, h)
      const [weights, x, dy] = [weightsOf(layer.paramSpecs, draw), draw(B * t, d), draw(B * t, d)]
      const context = contextOf(at, B, t)
      const y = (...[x, ...w]: Tensor[]): Tensor => layer.forward(w, x as Tensor2D, context).y
      const { dx, dw } = layer.backward(weights, layer.forward(weights, x, context).cache, dy, context)
      expectAllClose([dx, ...dw], gradients(y, dy, [x, ...weights]))
    }))
  it('to keys and values of other widths', () =>
    check({ ...settings, keyWidth: few, valueWidth: few }, ({ B, h, perHead, t, s, ...at }) => {
      const [draw, d] = [matrices(at.seed), h * perHead]
      const layer = multiHeadAttention(d, h, { key: at.keyWidth, value: at.valueWidth })
      const [weights, x, dy] = [weightsOf(layer.paramSpecs, draw), draw(B * t, d), draw(B * t, d)]
      const [memory, values] = [draw(B * s, at.keyWidth), draw(B * s, at.valueWidth)]
      const context = contextOf(at, B, s)
      const full = { ...context, memory, values }
      const y = (...[x, memory, values, ...w]: Tensor[]): Tensor =>
        layer.forward(w, x as Tensor2D, { ...context, memory: memory as Tensor2D, values: values as Tensor2D }).y
      const { dx, dMemory, dValues, dw } = layer.backward(weights, layer.forward(weights, x, full).cache, dy, full)
      expectAllClose([dx, dMemory!, dValues!, ...dw], gradients(y, dy, [x, memory, values, ...weights]))
    }))
  it('refuses heads that do not divide the width, and a memory of another width', () => {
    expect(() => multiHeadAttention(6, 4)).toThrow('multiHeadAttention: 4 heads do not divide d = 6')
    const layer = multiHeadAttention(4, 2)
    const weights = weightsOf(layer.paramSpecs, matrices(1))
    const forward = () => layer.forward(weights, tf.zeros([3, 4]), { batch: 1, memory: tf.zeros([2, 5]) })
    expect(forward).toThrow('multiHeadAttention: memory has shape [2, 5], expected [any, 4]')
  })
})

it('layer norm', () =>
  check(
    { seed, n: few, d: fc.integer({ min: 2, max: 7 }), epsilon: fc.double({ min: 1e-5, max: 1e-2, noNaN: true }) },
    (at) => {
      const draw = matrices(at.seed)
      const [x, gain, bias, dy] = [draw(at.n, at.d), draw(1, at.d), draw(1, at.d), draw(at.n, at.d)]
      const y = (...[x, ...w]: Tensor[]): Tensor => layerNorm(x as Tensor2D, w, at.epsilon).y
      const { dx, dw } = layerNormGradient(layerNorm(x, [gain, bias], at.epsilon), [gain, bias], dy)
      const [wantedX, ...wanted] = gradients(y, dy, [x, gain, bias])
      expectAllClose(dw, wanted)
      // with few numbers in a row the terms of ∂L/∂x cancel: they are as large as ∂L/∂y times the gain over σ
      const terms = tf.div(tf.mul(dy, gain), tf.sqrt(tf.add(tf.moments(x, 1, true).variance, at.epsilon)))
      expectClose(dx, wantedX!, tf.norm(terms).dataSync()[0]!)
    },
  ))

it('feed-forward network', () =>
  check({ seed, n: few, d: few, hidden: few }, (at) => {
    const draw = matrices(at.seed)
    const layer = feedForward(at.d, at.hidden)
    const [weights, x, dy] = [weightsOf(layer.paramSpecs, draw), draw(at.n, at.d), draw(at.n, at.d)]
    const context = { batch: 1 }
    const y = (...[x, ...w]: Tensor[]): Tensor => layer.forward(w, x as Tensor2D, context).y
    const { dx, dw } = layer.backward(weights, layer.forward(weights, x, context).cache, dy, context)
    expectAllClose([dx, ...dw], gradients(y, dy, [x, ...weights]))
  }))

const layerSettings = { seed, B: few, h: heads, hidden: few, t: few, s: few, norm }

it('encoder layer, causal and padded at once', () =>
  check(layerSettings, ({ B, h, hidden, t, ...at }) => {
    const [draw, d] = [matrices(at.seed), 4 * h]
    const layer = encoderLayer({ d, heads: h, hidden }, at.norm)
    const [weights, x, dy] = [weightsOf(layer.paramSpecs, draw), draw(B * t, d), draw(B * t, d)]
    const context = { batch: B, mask: combineMasks(causalMask(t), paddingMask(lengthsOf(at, B, t), t)) }
    const y = (...[x, ...w]: Tensor[]): Tensor => layer.forward(w, x as Tensor2D, context).y
    const { dx, dw } = layer.backward(weights, layer.forward(weights, x, context).cache, dy, context)
    expectAllClose([dx, ...dw], gradients(y, dy, [x, ...weights]))
  }))

it('decoder layer, causal and padded at once, to a padded source', () =>
  check(layerSettings, ({ B, h, hidden, t, s, ...at }) => {
    const [draw, d] = [matrices(at.seed), 4 * h]
    const layer = decoderLayer({ d, heads: h, hidden }, at.norm)
    const [weights, x, memory, dy] = [weightsOf(layer.paramSpecs, draw), draw(B * t, d), draw(B * s, d), draw(B * t, d)]
    const context = { batch: B, mask: combineMasks(causalMask(t), paddingMask(lengthsOf(at, B, t), t)) }
    const source = { batch: B, memory, mask: paddingMask(lengthsOf(at, B, s), s) }
    const y = (...[x, memory, ...w]: Tensor[]): Tensor =>
      layer.forward(w, x as Tensor2D, context, { ...source, memory: memory as Tensor2D }).y
    const { cache } = layer.forward(weights, x, context, source)
    const { dx, dMemory, dw } = layer.backward(weights, cache, dy, context, source)
    expectAllClose([dx, dMemory, ...dw], gradients(y, dy, [x, memory, ...weights]))
  }))

/** Sequences of at least one token below `vocabulary`, of at most `most` tokens. */
const sequences = (count: number, vocabulary: number, most: number, random: Random): number[][] =>
  Array.from({ length: count }, () => Array.from({ length: 1 + random.int(most) }, () => random.int(vocabulary)))

/** Gradients of all weights in one vector: that of `loss(θ)` by automatic differentiation, and by hand. */
function expectSameGradient(
  paramSpecs: readonly ParamSpec[],
  random: Random,
  loss: (theta: Tensor1D) => Tensor,
  byHand: (theta: Tensor1D) => readonly Tensor[],
): void {
  const theta = tf.tensor1d(initialParams(paramSpecs, random).map((value) => value + 0.1 * random.normal()))
  expect(unpack(theta, paramSpecs)).toHaveLength(paramSpecs.length)
  const [wanted] = tf.grads((x: Tensor) => loss(x as Tensor1D) as Scalar)([theta])
  expectClose(pack(byHand(theta)), wanted!)
}

/** Whole models are drawn from a seed that stays: their norms may divide by a deviation near 0, and so round badly. */
function whole<T>(settings: { [K in keyof T]: fc.Arbitrary<T[K]> }, property: (at: T) => void): void {
  const drawn = fc.sample(fc.record(settings) as fc.Arbitrary<T>, { numRuns: 15, seed: 1 })
  for (const at of drawn) tf.tidy(() => property(at))
}

it('encoder, predictor, decoder', () => {
  const settings = { B: few, h: heads, layers: fc.constantFrom(1, 2), positions: fc.boolean() }
  whole(settings, ({ B, h, layers, positions }) => {
    const random = new Random(B, 'twin', 10 * h + layers)
    const size = { d: 4 * h, heads: h, hidden: 5, layers, sourceVocabulary: 5, targetVocabulary: 4 }
    const model = new EncoderPredictorDecoder({ ...size, sourceLength: 4, targetLength: 3 })
    const pairs = { x: sequences(B, 5, 4, random), y: sequences(B, 4, 3, random) }
    const count = pairs.y.reduce((sum, { length }) => sum + length, 0)
    expectSameGradient(
      model.paramSpecs,
      random,
      (theta) => tf.div(tf.sum(model.energies(model.forward(theta, pairs, positions), pairs)), count),
      (theta) => model.gradient(model.forward(theta, pairs, positions), pairs, 0),
    )
  })
})

it('language model, with the causal mask and without', () =>
  whole({ B: few, h: heads, layers: fc.constantFrom(1, 2), causal: fc.boolean() }, ({ B, h, layers, ...at }) => {
    const random = new Random(B, 'twin', 10 * h + layers)
    const model = new LanguageModel({ d: 4 * h, heads: h, hidden: 5, layers, vocabulary: 5 }, at.causal)
    const y = Array.from({ length: B }, () => Array.from({ length: 4 }, () => random.int(5)))
    const delayed = y.map((sentence) => [4, ...sentence.slice(0, -1)])
    expectSameGradient(
      model.paramSpecs,
      random,
      (theta) => model.loss(model.forward(theta, delayed), y),
      (theta) => model.gradient(model.forward(theta, delayed), y),
    )
  }))
