import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { adam } from '../../../../demos/core/optim/adam'
import { lars } from '../../../../demos/core/optim/lars'
import { inverseSquareRoot, warmupCosine, warmupFromCosine } from '../../../../demos/core/optim/schedule'
import { sgd } from '../../../../demos/core/optim/sgd'

const start = [1, -2, 0.5]
/** Gradient of Σ cᵢ θᵢ² / 2. */
const curvature = [1, 4, 100]
const slope = (theta: readonly number[]) => theta.map((value, i) => curvature[i]! * value)

describe('Adam', () => {
  it('is algorithm 1 of the paper', () => {
    const [rate, beta1, beta2, epsilon] = [0.01, 0.8, 0.95, 1e-3]
    let theta = [...start]
    let [m, v] = [theta.map(() => 0), theta.map(() => 0)]
    let state = { theta: tf.tensor1d(start), m: tf.zeros<tf.Rank.R1>([3]), v: tf.zeros<tf.Rank.R1>([3]) }
    for (let t = 1; t <= 20; t++) {
      const g = slope(theta)
      m = m.map((x, i) => beta1 * x + (1 - beta1) * g[i]!)
      v = v.map((x, i) => beta2 * x + (1 - beta2) * g[i]! ** 2)
      const mHat = m.map((x) => x / (1 - beta1 ** t))
      const vHat = v.map((x) => x / (1 - beta2 ** t))
      theta = theta.map((x, i) => x - (rate * mHat[i]!) / (Math.sqrt(vHat[i]!) + epsilon))
      state = adam(state, tf.tensor1d(slope([...state.theta.dataSync()])), rate, t, { beta1, beta2, epsilon })
    }
    ;[...state.theta.dataSync()].forEach((value, i) => expect(value).toBeCloseTo(theta[i]!, 4))
    expect(Math.abs(theta[0]! - start[0]!)).toBeGreaterThan(0.1)
  })
})

describe('LARS', () => {
  const [w, b, g] = [tf.tensor1d([3, 4]), tf.tensor1d([0, 0]), tf.tensor1d([0.6, 0.8])]
  const options = { momentum: 0.9, weightDecay: 0, trust: 0.1 }
  it('makes a first step in proportion to the weights, however long the gradient', () => {
    for (const ratioOf of ['parts', 'step', 'momentum'] as const) {
      const next = lars({ w, b }, tf.mul(g, 100), 1, { ...options, ratioOf }).w
      ;[...next.dataSync()].forEach((value, i) => expect(value).toBeCloseTo([2.7, 3.6][i]!, 5))
    }
  })
  it('divides by the norms of gradient and decay, or by that of their sum', () => {
    const across = tf.tensor1d([0.8, -0.6])
    const first = (ratioOf: 'parts' | 'step') => {
      const after = lars({ w, b }, across, 1, { ...options, weightDecay: 0.2, ratioOf }).w
      return tf.norm(tf.sub(w, after)).dataSync()[0]!
    }
    // ‖g‖ = ‖λ w‖ = 1 at a right angle: u has the norm √2
    expect(first('parts')).toBeCloseTo((0.1 * 5 * Math.SQRT2) / 2, 5)
    expect(first('step')).toBeCloseTo(0.1 * 5, 5)
  })
  it('neither decays nor adapts without trust, nor adapts at 0', () => {
    const step = { ...options, weightDecay: 1, trust: 0 }
    expect([...lars({ w, b }, g, 1, step).w.dataSync()][0]).toBeCloseTo(2.4, 5)
    expect([...lars({ w: b, b }, g, 1, options).w.dataSync()][0]).toBeCloseTo(-0.6, 5)
  })
})

describe('SGD', () => {
  it('decays θ through the gradient, and looks ahead with Nesterov', () => {
    const options = { nesterov: true, weightDecay: 0.5 }
    const { theta } = sgd({ theta: tf.tensor1d([2]), momentum: tf.tensor1d([0]) }, tf.tensor1d([1]), 0.1, 0.9, options)
    expect(theta.dataSync()[0]).toBeCloseTo(2 - 0.1 * 2 * 1.9, 6)
  })
  it('has momentum', () => {
    let state = { theta: tf.tensor1d([1]), momentum: tf.tensor1d([0]) }
    for (let t = 0; t < 2; t++) state = sgd(state, tf.tensor1d([1]), 0.1, 0.9)
    expect(state.theta.dataSync()[0]).toBeCloseTo(1 - 0.1 * (1 + 1.9), 6)
  })
})

describe('schedule', () => {
  it('warms up to 1, then falls to its last value', () => {
    expect(warmupCosine(0, 100, 10)).toBe(0)
    expect(warmupCosine(5, 100, 10)).toBe(0.5)
    expect(warmupCosine(10, 100, 10)).toBe(1)
    expect(warmupCosine(55, 100, 10, 0.2)).toBeCloseTo(0.6, 10)
    expect(warmupCosine(100, 100, 10, 0.2)).toBeCloseTo(0.2, 10)
    expect(warmupCosine(500, 100, 10, 0.2)).toBeCloseTo(0.2, 10)
  })
  it('reaches 1 at the last step of a warm-up that starts above 0', () => {
    expect([0, 3, 4, 7].map((step) => warmupFromCosine(step, 10, 4, 0.25, 0.1))).toEqual(
      [0.25, 1, 1, 0.55].map((value) => expect.closeTo(value, 10)),
    )
  })
  it('falls with the root of the step after its warm-up', () => {
    expect(inverseSquareRoot(100, 64, 25)).toBeCloseTo(1 / 80, 10)
    expect(inverseSquareRoot(10, 64, 25)).toBeCloseTo(10 / 1000, 10)
  })
})
