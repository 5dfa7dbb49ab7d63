import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { initialParams } from '../../../../demos/core/nn/parameters'
import { adam } from '../../../../demos/core/optim/adam'
import { ema } from '../../../../demos/core/optim/ema'
import { lars } from '../../../../demos/core/optim/lars'
import { Optimizer } from '../../../../demos/core/optim/optimizer'
import { warmupCosine } from '../../../../demos/core/optim/schedule'
import { sgd } from '../../../../demos/core/optim/sgd'
import { Random } from '../../../../demos/core/random'

const networks = [
  [{ shape: [2, 2], init: 1 }],
  [
    { shape: [2], init: 0, base: 3 },
    { shape: [1], init: 1 },
  ],
]
const initial = Float32Array.of(1, 2, 3, 4, 5, 6, 7)
const gradient = () => [tf.ones([2, 2]), tf.tensor1d([2, -2]), tf.tensor1d([0])]
const numbers = (tensor: { dataSync(): ArrayLike<number> }) => Array.from(tensor.dataSync())

describe('Optimizer', () => {
  it('draws its first parameters by the seed, network after network', () => {
    const drawn = new Optimizer(networks, 4)
    expect(numbers(drawn.params)).toEqual([...initialParams(networks.flat(), new Random(4, 'weights'))])
    const alone = new Optimizer([networks[0]!], 4)
    expect(numbers(alone.params)).toEqual(numbers(drawn.params).slice(0, 4))
    expect(numbers(new Optimizer(networks, 5).params)).not.toEqual(numbers(drawn.params))
  })
  it('takes parameters that are given, and cuts them into those of each network', () => {
    const [first, second] = new Optimizer(networks, initial).unpack()
    expect(first!.map(({ shape }) => shape)).toEqual([[2, 2]])
    expect(numbers(first![0]!)).toEqual([1, 2, 3, 4])
    expect(second!.map(numbers)).toEqual([[5, 6], [7]])
  })
  it('makes by default the steps of Adam, with its options', () => {
    const options = { weightDecay: 0.5, beta1: 0.5 }
    const optimizer = new Optimizer(networks, initial, undefined, options)
    const g = tf.tensor1d([1, 1, 1, 1, 2, -2, 0])
    let state = { theta: tf.tensor1d([...initial]), m: tf.zerosLike(g), v: tf.zerosLike(g) }
    for (const t of [1, 2]) {
      optimizer.step(gradient, 0.1, t)
      state = adam(state, g, 0.1, t, options)
    }
    expect(numbers(optimizer.params)).toEqual(numbers(state.theta))
  })
  it('makes steps of gradient descent with a momentum of 0.9', () => {
    const optimizer = new Optimizer(networks, initial, 'sgd')
    for (const t of [1, 2]) optimizer.step(gradient, 1, t)
    // 1 and then 0.9 + 1 times the gradient
    const moved = [1, 1, 1, 1, 2, -2, 0].map((g, i) => initial[i]! - 2.9 * g)
    numbers(optimizer.params).forEach((value, i) => expect(value).toBeCloseTo(moved[i]!, 5))
  })
  it.each(['adam', 'sgd'] as const)('%s goes on from its state dict as if it had never stopped', async (name) => {
    const [one, other] = [new Optimizer(networks, initial, name), new Optimizer(networks, 1, name)]
    one.step(gradient, 0.1, 1)
    const saved = await one.stateDict()
    expect(Object.keys(saved)).toEqual(name === 'adam' ? ['params', 'adam.m', 'adam.v'] : ['params', 'sgd.momentum'])
    other.loadStateDict(saved)
    for (const optimizer of [one, other]) optimizer.step(gradient, 0.1, 2)
    expect(numbers(other.params)).toEqual(numbers(one.params))
    expect(() => other.loadStateDict({ params: saved.params! })).toThrow(/does not fit/)
  })
  it.each(['adam', 'sgd'] as const)('%s holds its state alone, and frees it', (name) => {
    const before = tf.memory().numTensors
    const optimizer = new Optimizer(networks, initial, name)
    const held = tf.memory().numTensors - before
    expect(held).toBe(name === 'adam' ? 3 : 2)
    optimizer.step(gradient, 0.1, 1)
    optimizer.replaceParams((params) => tf.mul(params, 2) as Tensor1D)
    expect(tf.memory().numTensors - before).toBe(held)
    optimizer.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
  it('puts other parameters in the place of its own', () => {
    const optimizer = new Optimizer(networks, initial)
    optimizer.replaceParams((params) => tf.mul(params, 2) as Tensor1D)
    expect(numbers(optimizer.params)).toEqual([2, 4, 6, 8, 10, 12, 14])
  })
})

it('a moving average keeps the share m of what it was', () => {
  const average = ema(tf.tensor1d([1, 0]), tf.tensor1d([0, 1]), 0.75)
  expect(numbers(average)).toEqual([0.75, 0.25])
})

it('a gradient of another shape is refused, and it is said which', () => {
  const [theta, wrong] = [tf.tensor1d([1, 2]), tf.tensor1d([1])]
  expect(() => ema(theta, wrong, 0.5)).toThrow('ema: online has shape [1], expected [2]')
  expect(() => adam({ theta, m: theta, v: theta }, wrong, 0.1, 1, {})).toThrow('adam: gradient has shape [1]')
  expect(() => sgd({ theta }, wrong, 0.1, 0.9)).toThrow('sgd: gradient has shape [1]')
})

it('without a warm-up a schedule begins at 1', () => {
  expect(warmupCosine(0, 10, 0)).toBe(1)
})

it('LARS with the norm of the momentum adapts once, after the momentum is added', () => {
  const options = { momentum: 0.5, weightDecay: 0, trust: 0.1, form: 'simclr-popular' } as const
  let state = { w: tf.tensor1d([3, 4]), v: tf.zeros<tf.Rank.R1>([2]) }
  state = lars(state, tf.tensor1d([4, 0]), 1, options)
  const w = [3 - 0.1 * 5, 4]
  numbers(state.w).forEach((value, i) => expect(value).toBeCloseTo(w[i]!, 5))
  state = lars(state, tf.tensor1d([0, 2]), 1, options)
  // v = 0.5 (4, 0) + (0, 2) = (2, 2); a step of 0.1 ‖w‖ along it
  const step = (0.1 * Math.hypot(...w)) / Math.SQRT2
  numbers(state.w).forEach((value, i) => expect(value).toBeCloseTo(w[i]! - step, 5))
})
