import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { checkEntries, SavedArray, StateDictError, type StateDict } from '../../../demos/core/state-dict'
import { learningRateFactor, Trainer, type Learner } from '../../../demos/training/trainer'

type Batch = { x: Tensor1D; step: number }
type Cache = { sum: Scalar; from: number }

/** A number that is moved by the sum of the batch, and a record of the calls. */
function createCounter() {
  let value = 0
  const calls: string[] = []
  const learner: Learner<Batch, Cache> = {
    forward({ x, step }) {
      calls.push(`forward ${step}`)
      return { sum: tf.sum(x), from: value }
    },
    update({ sum }, learningRate, t) {
      calls.push(`update ${t} at ${learningRate}`)
      value += learningRate * sum.dataSync()[0]!
    },
    stateDict: async () => ({ value: { shape: [1], data: Float32Array.of(value) } }),
    loadStateDict(state: StateDict) {
      checkEntries(state, { value: [1] })
      value = state.value!.data[0]!
    },
    dispose: () => calls.push('dispose'),
  }
  return { learner, calls, value: () => value }
}
const setUp = () => {
  const [a, b] = [createCounter(), createCounter()]
  const made: number[] = []
  const buffer = new SavedArray(Float32Array.of(7, 8))
  const trainer = new Trainer<Batch, { a: Cache; b: Cache }>({
    learners: { a: a.learner, b: b.learner },
    batchAt(step) {
      made.push(step)
      return { x: tf.tensor1d([step, 1]), step }
    },
    learningRate: (step, name) => (name === 'a' ? 1 : 10) * (step + 1),
    buffers: { buffer },
  })
  return { a, b, made, buffer, trainer }
}

describe('trainer', () => {
  it('trains each learner on the same batch, at its own rate, with steps counted from 1', () => {
    const { a, b, made, trainer } = setUp()
    trainer.trainTo(2)
    expect(made).toEqual([0, 1])
    expect(a.calls).toEqual(['forward 0', 'update 1 at 1', 'forward 1', 'update 2 at 2'])
    expect([a.value(), b.value()]).toEqual([1 + 2 * 2, 10 + 20 * 2])
    expect(trainer.step).toBe(2)
    trainer.dispose()
  })

  it('trains on the forward pass that was looked at, made once', () => {
    const { a, made, trainer } = setUp()
    const seen = trainer.forward()
    expect(trainer.forward()).toBe(seen)
    expect(seen.caches.a.from).toBe(0)
    trainer.train()
    expect(made).toEqual([0])
    expect(a.calls).toEqual(['forward 0', 'update 1 at 1'])
    trainer.dispose()
  })

  it('frees batches and forward passes, and its learners in the end', () => {
    const before = tf.memory().numTensors
    const { a, b, trainer } = setUp()
    trainer.trainTo(3)
    expect(tf.memory().numTensors).toBe(before)
    trainer.forward()
    trainer.dispose()
    expect(tf.memory().numTensors).toBe(before)
    expect([a.calls.at(-1), b.calls.at(-1)]).toEqual(['dispose', 'dispose'])
  })

  it('goes on from a state dict at its step, with the batch of that step', async () => {
    const [first, second] = [setUp(), setUp()]
    first.trainer.trainTo(3)
    first.buffer.values[0] = 9
    const state = await first.trainer.stateDict()
    expect(Object.keys(state)).toEqual(['a.value', 'b.value', 'buffer'])
    second.trainer.forward()
    second.trainer.loadStateDict(3, state)
    first.trainer.train()
    second.trainer.train()
    expect([second.a.value(), second.b.value()]).toEqual([first.a.value(), first.b.value()])
    expect(second.made).toEqual([0, 3])
    expect([...second.buffer.values]).toEqual([9, 8])
    for (const { trainer } of [first, second]) trainer.dispose()
  })

  it('refuses a state dict that does not fit, and names the entry', async () => {
    const { trainer } = setUp()
    const state = await trainer.stateDict()
    const missing = Object.fromEntries(Object.entries(state).filter(([name]) => name !== 'a.value'))
    const misshapen = { ...state, buffer: { shape: [1], data: Float32Array.of(1) } }
    for (const [wrong, name] of [
      [missing, 'a.value'],
      [{ ...state, c: state.buffer! }, 'c'],
      [{ ...state, 'a.more': state.buffer! }, 'a.more'],
      [misshapen, 'buffer'],
    ] as const) {
      expect(() => trainer.loadStateDict(0, wrong)).toThrow(StateDictError)
      expect(() => trainer.loadStateDict(0, wrong)).toThrow(new RegExp(`: ${name} `))
    }
    trainer.dispose()
  })
})

describe('the learning rate', () => {
  it('rises over ten steps, or a fifth of a short run, and falls to nearly 0', () => {
    expect([0, 4, 9].map((step) => learningRateFactor(300, step))).toEqual([0.1, 0.5, 1])
    expect([0, 1, 2].map((step) => learningRateFactor(10, step))).toEqual([0.5, 1, expect.closeTo(0.97, 2)])
    expect(learningRateFactor(300, 299)).toBeLessThan(1e-4)
    expect(learningRateFactor(300, 299)).toBeGreaterThan(0)
  })
})
