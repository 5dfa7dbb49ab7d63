import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchWithin, createBatches } from '../../../../demos/core/ssl/batches'
import { MemoryBank } from '../../../../demos/core/ssl/memory-bank'
import { Moco } from '../../../../demos/core/ssl/methods/moco/method'
import { Pirl } from '../../../../demos/core/ssl/methods/pirl/method'
import { NEVER } from '../../../../demos/core/ssl/negatives'
import { Queue } from '../../../../demos/core/ssl/queue'

const keysOf = (step: number) => tf.fill([2, 3], step) as Tensor2D
const firstColumn = (rows: Tensor2D) => [...tf.slice(rows, [0, 0], [-1, 1]).dataSync()]

describe('queue', () => {
  it('starts from random unit rows that no step wrote', () => {
    const queue = new Queue(6, 3, 2, 1)
    for (const norm of tf.norm(queue.vectors, 2, 1).dataSync()) expect(norm).toBeCloseTo(1, 5)
    expect([...queue.writtenAt]).toEqual(Array(6).fill(NEVER))
  })

  it('writes each batch over the oldest one', () => {
    const queue = new Queue(6, 3, 2, 1)
    for (const step of [0, 1, 2, 3]) queue.store(keysOf(step), Int32Array.of(0, 1), step)
    expect(firstColumn(queue.vectors)).toEqual([3, 3, 1, 1, 2, 2])
    expect([...queue.writtenAt]).toEqual([3, 3, 1, 1, 2, 2])
    expect([...queue.rowsOf(Int32Array.of(0, 1), 2)]).toEqual([4, 5])
    expect([...queue.rowsOf(Int32Array.of(0, 1), 0)]).toEqual([-1, -1])
  })

  it('refuses a length that does not hold whole batches', () => {
    expect(() => new Queue(7, 3, 2, 1)).toThrow('7')
  })
})

describe('memory bank', () => {
  it('renews the vectors of the images of a batch only', () => {
    const bank = new MemoryBank(5, 3, 4, 1)
    const before = firstColumn(bank.vectors)
    bank.store(keysOf(7), Int32Array.of(4, 1), 7)
    expect(firstColumn(bank.vectors)).toEqual([before[0], 7, before[2], before[3], 7])
    expect([...bank.writtenAt]).toEqual([NEVER, 7, NEVER, NEVER, 7])
    expect([...bank.rowsOf(Int32Array.of(1, 2, 4), 7)]).toEqual([1, -1, 4])
  })

  it('draws different images, the same for the same step, in another order at the next', () => {
    const bank = new MemoryBank(40, 3, 20, 1)
    const batch = Int32Array.of(3, 17)
    const [once, again, later] = [1, 1, 2].map((step) => [...bank.negativeImages(batch, step)])
    expect(new Set(once).size).toBe(20)
    expect(again).toEqual(once)
    expect(later).not.toEqual(once)
    expect(firstColumn(bank.negatives(batch, 1))).toEqual(firstColumn(bank.of(Int32Array.from(once!))))
  })

  it('draws over the steps every image outside the batch about equally often', () => {
    const [n, K, steps] = [12, 4, 10_000]
    const bank = new MemoryBank(n, 2, K, 1)
    const counts = new Float64Array(n)
    for (let step = 0; step < steps; step++) {
      for (const image of bank.negativeImages(Int32Array.of(0, 1), step)) counts[image]!++
    }
    expect([counts[0], counts[1]]).toEqual([0, 0])
    for (const count of counts.slice(2)) expect(count / ((steps * K) / (n - 2))).toBeCloseTo(1, 1)
  })

  it('has no negative to give where the batch is all images', () => {
    expect(() => new MemoryBank(4, 2, 3, 1).negativeImages(Int32Array.of(0, 1, 2, 3), 0)).toThrow('4')
  })
})

/** Images to train on, the batch that demos take of them, and negatives asked for. */
const sizes = fc
  .record({
    n: fc.integer({ min: 2, max: 30 }),
    wanted: fc.integer({ min: 1, max: 32 }),
    K: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ n, wanted, K }) => ({ n, K, batch: batchWithin(Math.floor(n / 2), wanted) }))
/** How many rows of `a` are rows of `b`. */
const common = (a: Tensor2D, b: Tensor2D): number => {
  const rows = new Set((b.arraySync() as number[][]).map(String))
  return (a.arraySync() as number[][]).filter((row) => rows.has(String(row))).length
}

describe('an image’s own vector is never one of its negatives', () => {
  it('of PIRL, over some epochs of few images or many', () => {
    fc.assert(
      fc.property(sizes, ({ n, batch, K }) => {
        const images: Tensor4D = tf.randomUniform([n, 16, 16, 1], 0, 1, 'float32', n)
        const bank = new MemoryBank(n, 64, K, 1, 0.5)
        const pirl = new Pirl(bank, images, { lambda: 0.5, temperature: 0.2, criterion: 'nce' }, 1)
        const batches = createBatches(n, batch, 1)
        for (let step = 0; step < 4; step++) {
          const chosen = batches(step)
          const own: Tensor4D = tf.gather(images, tf.tensor1d(chosen, 'int32'))
          const cache = pirl.forward({ images: own, patches: tf.tile(own, [9, 1, 1, 1]), chosen, step })
          expect(cache.heads.negatives.shape[0]).toBe(Math.min(K, n - batch))
          expect(common(cache.heads.memory, cache.heads.negatives as Tensor2D)).toBe(0)
          expect(common(cache.heads.memory, bank.vectors)).toBe(batch)
          pirl.update(cache, 0.01, step + 1)
        }
        pirl.dispose()
      }),
      { numRuns: 12 },
    )
  })

  it('of MoCo with a memory bank', () => {
    fc.assert(
      fc.property(sizes, ({ n, batch, K }) => {
        const bank = new MemoryBank(n, 64, K, 1)
        const moco = new Moco(1, bank, { momentum: 0.9, temperature: 0.2 }, 1)
        const batches = createBatches(n, batch, 1)
        for (let step = 0; step < 4; step++) {
          const images = batches(step)
          const views: Tensor4D = tf.randomUniform([2 * batch, 16, 16, 1], 0, 1, 'float32', step)
          const cache = moco.forward({ views, images, step })
          expect(cache.head.negatives.shape[0]).toBe(Math.min(K, n - batch))
          expect(common(bank.of(images), cache.head.negatives)).toBe(0)
          moco.update(cache, 0.01, step + 1)
        }
        moco.dispose()
      }),
      { numRuns: 12 },
    )
  })
})
