import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adam } from '../../../../demos/core/optim/adam'
import { lars, LARS_FORMS, type LarsForm } from '../../../../demos/core/optim/lars'
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
  it('makes steps of one length under a constant gradient, whatever its size; AdamW shrinks θ besides', () => {
    const run = (g: number, options: Parameters<typeof adam>[4]) => {
      const zeros = () => tf.zeros<tf.Rank.R1>([1])
      let state = { theta: tf.tensor1d([1]), m: zeros(), v: zeros() }
      for (let t = 1; t <= 5; t++) state = adam(state, tf.tensor1d([g]), 0.01, t, options)
      return state.theta.dataSync()[0]!
    }
    for (const g of [1e-3, 1, 1e3]) expect(run(g, {})).toBeCloseTo(1 - 5 * 0.01, 4)
    const decayed = [1, 2, 3, 4, 5].reduce((theta) => theta * (1 - 0.01 * 2) - 0.01, 1)
    expect(run(1, { decoupledDecay: 2 })).toBeCloseTo(decayed, 5)
  })
})

describe('LARS', () => {
  const vector = fc.array(
    fc.integer({ min: -96, max: 96 }).map((x) => x / 32),
    { minLength: 3, maxLength: 3 },
  )
  const norm = (x: readonly number[]) => Math.hypot(...x)
  const [w, v, g] = [tf.tensor1d([3, 4]), tf.tensor1d([0, 0]), tf.tensor1d([0.6, 0.8])]
  const options = { momentum: 0.9, weightDecay: 0, trust: 0.1 }
  const forms = Object.keys(LARS_FORMS) as LarsForm[]

  it('is algorithm 1 of the paper, with a rate that changes', () => {
    const rates = fc.array(fc.double({ min: 0.1, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(vector, fc.array(vector, { minLength: 4, maxLength: 4 }), rates, (start, gradients, rates) => {
        fc.pre(norm(start) > 0.1 && gradients.every((x) => norm(x) > 0.1))
        const [m, beta, eta] = [0.9, 0.1, 0.02]
        let [w, v] = [[...start], [0, 0, 0]]
        let state = { w: tf.tensor1d(start), v: tf.zeros<tf.Rank.R1>([3]) }
        gradients.forEach((g, t) => {
          const local = (eta * norm(w)) / (norm(g) + beta * norm(w))
          v = v.map((x, i) => m * x + rates[t]! * local * (g[i]! + beta * w[i]!))
          w = w.map((x, i) => x - v[i]!)
          state = lars(state, tf.tensor1d(g), rates[t]!, { momentum: m, weightDecay: beta, trust: eta })
        })
        ;[...state.w.dataSync()].forEach((value, i) => expect(value).toBeCloseTo(w[i]!, 4))
      }),
      { numRuns: 30 },
    )
  })
  it('makes a first step in proportion to the weights, however long the gradient', () => {
    for (const form of forms) {
      const next = lars({ w, v }, tf.mul(g, 100), 1, { ...options, form }).w
      ;[...next.dataSync()].forEach((value, i) => expect(value).toBeCloseTo([2.7, 3.6][i]!, 5))
    }
  })
  it('divides by the norms of gradient and decay, or by that of their sum', () => {
    const across = tf.tensor1d([0.8, -0.6])
    const first = (form: LarsForm) => {
      const after = lars({ w, v }, across, 1, { ...options, weightDecay: 0.2, form }).w
      return tf.norm(tf.sub(w, after)).dataSync()[0]!
    }
    // ‖g‖ = ‖β w‖ = 1 at a right angle: their sum has the norm √2
    for (const form of ['paper', 'lightly'] as const) expect(first(form)).toBeCloseTo((0.1 * 5 * Math.SQRT2) / 2, 5)
    for (const form of ['simclr', 'barlow-twins'] as const) expect(first(form)).toBeCloseTo(0.1 * 5, 5)
  })
  it('keeps the rate of each step in the momentum, or takes that of the last step for all', () => {
    // Two steps, the second without a gradient of its own: only the momentum of the first is left.
    const left = (form: LarsForm) => {
      const first = lars({ w, v }, g, 1, { ...options, form })
      const second = lars(first, tf.zerosLike(g), 0, { ...options, form })
      return tf.norm(tf.sub(first.w, second.w)).dataSync()[0]!
    }
    for (const form of ['paper', 'simclr'] as const) expect(left(form)).toBeCloseTo(0.9 * 0.5, 5)
    for (const form of ['barlow-twins', 'lightly', 'simclr-popular'] as const) expect(left(form)).toBe(0)
  })
  it('neither decays nor adapts without trust, nor adapts at 0', () => {
    for (const form of forms) {
      const step = { ...options, weightDecay: 1, trust: 0, form }
      expect([...lars({ w, v }, g, 1, step).w.dataSync()][0]).toBeCloseTo(2.4, 5)
      expect([...lars({ w: v, v }, g, 1, { ...options, form }).w.dataSync()][0]).toBeCloseTo(-0.6, 5)
    }
  })
  it('looks ahead with Nesterov: a first step of 1 + m times the length, unless its length is set by w', () => {
    for (const form of forms) {
      const next = lars({ w, v }, g, 1, { ...options, nesterov: true, form }).w
      const length = tf.norm(tf.sub(w, next)).dataSync()[0]!
      expect(length).toBeCloseTo(form === 'simclr-popular' ? 0.5 : 0.5 * 1.9, 5)
    }
  })
  it('refuses a gradient of another shape', () => {
    expect(() => lars({ w, v }, tf.tensor1d([1, 2, 3]), 1, options)).toThrow(
      'lars: gradient has shape [3], expected [2]',
    )
  })
})

describe('SGD', () => {
  it('decays θ through the gradient, and looks ahead with Nesterov', () => {
    const options = { nesterov: true, weightDecay: 0.5 }
    const { theta } = sgd({ theta: tf.tensor1d([2]), momentum: tf.tensor1d([0]) }, tf.tensor1d([1]), 0.1, 0.9, options)
    expect(theta.dataSync()[0]).toBeCloseTo(2 - 0.1 * 2 * 1.9, 6)
  })
  it('dampens the gradient from the second step on', () => {
    const options = { dampening: 0.5 }
    let state: Parameters<typeof sgd>[0] = { theta: tf.tensor1d([1]) }
    for (let t = 0; t < 2; t++) state = sgd(state, tf.tensor1d([1]), 0.1, 0.9, options)
    expect(state.theta.dataSync()[0]).toBeCloseTo(1 - 0.1 * (1 + 1.4), 6)
  })
  it('goes as far under a constant gradient as the sum of a geometric series says', () => {
    const [mu, steps] = [0.8, 12]
    let state: Parameters<typeof sgd>[0] = { theta: tf.tensor1d([0]) }
    for (let t = 0; t < steps; t++) state = sgd(state, tf.tensor1d([1]), 1, mu)
    // Σ of (1 − μᵗ) / (1 − μ) over t = 1 … n
    const wanted = (steps - (mu * (1 - mu ** steps)) / (1 - mu)) / (1 - mu)
    expect(state.theta.dataSync()[0]).toBeCloseTo(-wanted, 4)
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
  it('stays at its start in a warm-up of one step', () => {
    expect(warmupFromCosine(0, 10, 1, 0.25, 0)).toBe(0.25)
    expect(warmupFromCosine(1, 10, 1, 0.25, 0)).toBe(1)
  })
  it('falls with the root of the step after its warm-up', () => {
    expect(inverseSquareRoot(100, 64, 25)).toBeCloseTo(1 / 80, 10)
    expect(inverseSquareRoot(10, 64, 25)).toBeCloseTo(10 / 1000, 10)
  })
})
