import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { createBank, createQueue, NEVER } from '../../../../demos/core/ssl/memory'

const keysOf = (step: number) => tf.fill([2, 3], step) as tf.Tensor2D
const firstColumn = (rows: tf.Tensor2D) => [...tf.slice(rows, [0, 0], [-1, 1]).dataSync()]

describe('queue', () => {
  it('starts from random unit rows that no step wrote', () => {
    const queue = createQueue(6, 3, 2, 1)
    for (const norm of tf.norm(queue.vectors, 2, 1).dataSync()) expect(norm).toBeCloseTo(1, 5)
    expect([...queue.written]).toEqual(Array(6).fill(NEVER))
  })

  it('writes each batch over the oldest one', () => {
    const queue = createQueue(6, 3, 2, 1)
    for (const step of [0, 1, 2, 3]) queue.store(keysOf(step), Int32Array.of(0, 1), step)
    expect(firstColumn(queue.vectors)).toEqual([3, 3, 1, 1, 2, 2])
    expect([...queue.written]).toEqual([3, 3, 1, 1, 2, 2])
    expect([...queue.rowsOf(Int32Array.of(0, 1), 2)]).toEqual([4, 5])
    expect([...queue.rowsOf(Int32Array.of(0, 1), 0)]).toEqual([-1, -1])
  })
})

describe('bank', () => {
  it('renews the vectors of the images of a batch only', () => {
    const bank = createBank(5, 3, 4, 1)
    const before = firstColumn(bank.vectors)
    bank.store(keysOf(7), Int32Array.of(4, 1), 7)
    expect(firstColumn(bank.vectors)).toEqual([before[0], 7, before[2], before[3], 7])
    expect([...bank.written]).toEqual([NEVER, 7, NEVER, NEVER, 7])
    expect([...bank.rowsOf(Int32Array.of(1, 2, 4), 7)]).toEqual([1, -1, 4])
  })

  it('draws K different vectors, the same for the same step', () => {
    const bank = createBank(5, 3, 4, 1)
    const [once, again, later] = [bank.negatives(1), bank.negatives(1), bank.negatives(2)]
    expect(once.shape).toEqual([4, 3])
    expect(new Set(firstColumn(once)).size).toBe(4)
    expect(firstColumn(again)).toEqual(firstColumn(once))
    expect(firstColumn(later)).not.toEqual(firstColumn(once))
  })
})
