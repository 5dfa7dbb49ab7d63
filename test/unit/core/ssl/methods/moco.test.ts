import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { EMBEDDING } from '../../../../../demos/core/nn/encoder'
import { MemoryBank } from '../../../../../demos/core/ssl/memory-bank'
import { Moco } from '../../../../../demos/core/ssl/methods/moco/method'
import type { Negatives } from '../../../../../demos/core/ssl/negatives'
import { Queue } from '../../../../../demos/core/ssl/queue'
import { keyDrift } from '../../../../../demos/moco/key-drift'
import { trainerOf, viewsOf } from '../setting'
import { bitsOfAll } from '../../../../bits'

const [N, IMAGES] = [8, 24]
const viewsAt = viewsOf(IMAGES, N)
function start(negatives: Negatives, momentum: number) {
  const moco = new Moco(1, negatives, { momentum, temperature: 0.2 }, 1)
  return { moco, trainer: trainerOf(moco, viewsAt) }
}
const kinds = [
  ['queue', () => new Queue(16, EMBEDDING, N, 1), ['queue.keys', 'queue.writtenAt']],
  ['bank', () => new MemoryBank(IMAGES, EMBEDDING, 16, 1), ['memoryBank.vectors', 'memoryBank.writtenAt']],
] as const

describe.each(kinds)('MoCo with a %s', (_, negatives, names) => {
  it('goes on from a state dict as if it had never stopped', async () => {
    const [whole, first, second] = [0, 1, 2].map(() => start(negatives(), 0.9).trainer) as [Trained, Trained, Trained]
    whole.trainTo(4)
    first.trainTo(2)
    const state = await first.stateDict()
    for (const name of names) expect(state).toHaveProperty([`model.${name}`])
    second.loadStateDict(2, state)
    second.trainTo(4)
    expect(bitsOfAll(await second.stateDict())).toEqual(bitsOfAll(await whole.stateDict()))
    for (const trainer of [whole, first, second]) trainer.dispose()
  })

  it('keeps no tensor of a step, and none at all after it is disposed of', async () => {
    const before = tf.memory().numTensors
    const { moco, trainer } = start(negatives(), 0.9)
    trainer.trainTo(1)
    const after = tf.memory().numTensors
    trainer.trainTo(3)
    await keyDrift(moco, viewsAt, 3)
    expect(tf.memory().numTensors).toBe(after)
    trainer.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})
type Trained = ReturnType<typeof start>['trainer']

describe('key drift', () => {
  const driftOf = async (momentum: number) => {
    const { moco, trainer } = start(new Queue(16, EMBEDDING, N, 1), momentum)
    trainer.trainTo(3)
    const { arrays } = await keyDrift(moco, viewsAt, 3)
    trainer.dispose()
    return arrays.drift!.data
  }

  it('is none while the encoder of the keys stays as it was, and grows with age when it follows at once', async () => {
    for (const cosine of await driftOf(1)) expect(cosine).toBeCloseTo(1, 4)
    const [young, old] = await driftOf(0)
    expect(young).toBeLessThan(0.999)
    expect(old).toBeLessThan(young!)
  })
})
