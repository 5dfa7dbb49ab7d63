import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { StateDictError } from '../../../../demos/core/state-dict'
import { createBatches } from '../../../../demos/core/ssl/batches'
import { createBarlowTwins } from '../../../../demos/core/ssl/methods/barlow-twins/method'
import { createByol } from '../../../../demos/core/ssl/methods/byol/method'
import { createDino } from '../../../../demos/core/ssl/methods/dino/method'
import { createSimclr } from '../../../../demos/core/ssl/methods/simclr/method'
import { createSimsiam } from '../../../../demos/core/ssl/methods/simsiam/method'
import { createSwav } from '../../../../demos/core/ssl/methods/swav/method'
import { createVicreg } from '../../../../demos/core/ssl/methods/vicreg/method'
import { SSLModel } from '../../../../demos/core/ssl/model'
import { trainerOf, viewsOf } from './setting'
import { bitsOfAll } from '../../../bits'

const N = 8
const viewsAt = viewsOf(20, N)
const simclr = (seed: number) => new SSLModel(1, createSimclr({ batchSize: N, temperature: 0.2 }), seed)

describe('a self-supervised model', () => {
  it('learns to tell the images of a batch apart', () => {
    const model = simclr(1)
    const trainer = trainerOf(model, viewsAt)
    const loss = () => model.loss(trainer.forward().caches.model).dataSync()[0]!
    const before = loss()
    trainer.trainTo(25)
    expect(loss()).toBeLessThan(before - 0.5)
    trainer.dispose()
  })

  it('repeats a run bit for bit from a seed', async () => {
    const states = [2, 2, 3].map(async (seed) => {
      const trainer = trainerOf(simclr(seed), viewsAt)
      trainer.trainTo(4)
      return trainer.stateDict()
    })
    const [a, again, other] = await Promise.all(states)
    expect(again).toEqual(a)
    expect(other).not.toEqual(a)
  })

  it('keeps no tensor of a step, and none at all after it is disposed of', () => {
    const before = tf.memory().numTensors
    const trainer = trainerOf(simclr(1), viewsAt)
    trainer.trainTo(1)
    const after = tf.memory().numTensors
    trainer.trainTo(4)
    expect(tf.memory().numTensors).toBe(after)
    trainer.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

const methods = {
  simclr: { create: () => createSimclr({ batchSize: N, temperature: 0.2 }), entries: [] },
  swav: { create: () => createSwav({ prototypes: 6, epsilon: 0.05, temperature: 0.1 }), entries: [] },
  byol: { create: () => createByol(0.9), entries: ['momentumEncoder.params'] },
  simsiam: { create: () => createSimsiam(), entries: [] },
  barlow: { create: () => createBarlowTwins({ lambda: 0.05 }), entries: [] },
  vicreg: { create: () => createVicreg({ invariance: 25, variance: 25, covariance: 1 }), entries: [] },
  dino: {
    create: () =>
      createDino({ outputs: 8, studentTemperature: 0.1, teacherTemperature: 0.04, momentum: 0.9, centerMomentum: 0.9 }),
    entries: ['momentumEncoder.params', 'center'],
  },
}

describe.each(Object.entries(methods))('%s', (_, { create, entries }) => {
  const start = () => trainerOf(new SSLModel(1, create() as ReturnType<typeof createSimclr>, 1), viewsAt)

  it('goes on from a state dict as if it had never stopped, and frees all it made', async () => {
    const before = tf.memory().numTensors
    const [whole, first, second] = [start(), start(), start()]
    whole.trainTo(4)
    first.trainTo(2)
    second.loadStateDict(2, await first.stateDict())
    second.trainTo(4)
    expect(bitsOfAll(await second.stateDict())).toEqual(bitsOfAll(await whole.stateDict()))
    for (const trainer of [whole, first, second]) trainer.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('names all that it saves, and refuses what is missing, unknown or of another shape', async () => {
    const trainer = start()
    const state = await trainer.stateDict()
    const names = ['params', 'adam.m', 'adam.v', ...entries].map((name) => `model.${name}`)
    expect(Object.keys(state).sort()).toEqual(names.sort())
    for (const name of names) {
      const { [name]: left, ...rest } = state
      const short = { shape: [left!.data.length - 1], data: left!.data.slice(1) }
      const refused = [rest, { ...state, [name]: short }, { ...state, [`${name}.more`]: left! }]
      for (const wrong of refused) {
        expect(() => trainer.loadStateDict(0, wrong)).toThrow(StateDictError)
        expect(() => trainer.loadStateDict(0, wrong)).toThrow(name)
      }
    }
    trainer.loadStateDict(0, state)
    trainer.dispose()
  })

  it('takes the batch statistics of each view, and of each network, from that view alone', () => {
    const model = new SSLModel(1, create() as ReturnType<typeof createSimclr>, 1)
    tf.tidy(() => {
      const { views } = viewsAt(0)
      const both = model.forward({ views })
      for (const [view, half] of (tf.split(views, 2) as tf.Tensor4D[]).entries()) {
        const alone = model.represent(half).e
        const ofView = tf.slice(both.projector.at(-1)!, [view * N, 0], [N, -1])
        expect(tf.max(tf.abs(tf.sub(ofView, alone))).dataSync()[0]).toBeLessThan(1e-4)
        for (const target of both.target) {
          const byTarget = model.represent(half, 'momentumEncoder').e
          const targetOfView = tf.slice(target.projector.at(-1)!, [view * N, 0], [N, -1])
          expect(tf.max(tf.abs(tf.sub(targetOfView, byTarget))).dataSync()[0]).toBeLessThan(1e-4)
        }
      }
    })
    model.dispose()
  })
})

describe('batches', () => {
  it('take every image once an epoch, in a new order each time', () => {
    const batches = createBatches(12, 4, 1)
    const epoch = (n: number) => [0, 1, 2].flatMap((i) => [...batches(3 * n + i)])
    const [first, second] = [epoch(0), epoch(1)]
    expect(first.toSorted((a, b) => a - b)).toEqual([...Array(12).keys()])
    expect(second).not.toEqual(first)
    expect([...batches(1)]).toEqual(first.slice(4, 8))
  })
})
