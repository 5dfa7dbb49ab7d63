import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../nn/l2-normalize'
import { ema } from '../optim/ema'
import { Random } from '../random'

/** The step at which a vector was written, for those that are still the random start. */
export const NEVER = -1

/** Where the negatives of MoCo come from: unit rows kept from earlier steps. */
export interface Memory {
  /** [size, d], and the step at which each row was written. */
  vectors: Tensor2D
  written: Int32Array
  /** Negatives of a step [K, d]: a new tensor. */
  negatives(step: number): Tensor2D
  /** Keeps the unit keys [B, d] of a step, made of these images. */
  store(keys: Tensor2D, images: Int32Array, step: number): void
  /** Rows that still hold the keys of `step`, in the order of its batch: -1 for those written over. */
  rowsOf(images: Int32Array, step: number): Int32Array
}

const randomUnitRows = (rows: number, d: number, seed: number): Tensor2D => {
  const random = new Random(seed, 'memory')
  const values = Float32Array.from({ length: rows * d }, () => random.normal())
  return tf.tidy(() => {
    const start = tf.tensor2d(values, [rows, d])
    return tf.div(start, tf.norm(start, 2, 1, true))
  })
}

/**
 * A queue of keys, first in first out (He et al. 2020, arXiv 1911.05722, section 3.2), as a ring: each
 * batch is written over the oldest one. `length` is a multiple of the batch.
 */
export function createQueue(length: number, d: number, batch: number, seed: number): Memory {
  const first = (step: number): number => (step * batch) % length
  const queue: Memory = {
    vectors: randomUnitRows(length, d, seed),
    written: new Int32Array(length).fill(NEVER),
    negatives: () => tf.clone(queue.vectors),
    store(keys, _, step) {
      replace(queue, enqueue(queue.vectors, keys, first(step)))
      queue.written.fill(step, first(step), first(step) + batch)
    },
    rowsOf: (_, step) =>
      Int32Array.from({ length: batch }, (_, i) => (queue.written[first(step) + i] === step ? first(step) + i : -1)),
  }
  return queue
}

/** The ring [K, d] with keys [B, d] in the place of the rows from `first` on, and from the first one after the last. */
export const enqueue = (ring: Tensor2D, keys: Tensor2D, first: number): Tensor2D =>
  tf.tidy(() => {
    const [B, room] = [keys.shape[0], ring.shape[0] - first]
    if (B > room) return enqueue(enqueue(ring, tf.slice(keys, 0, room), first), tf.slice(keys, room, B - room), 0)
    return tf.concat2d([tf.slice(ring, 0, first), keys, tf.slice(ring, first + B, room - B)], 0)
  })

export interface Bank extends Memory {
  /** The vectors of these images [B, d]: a new tensor. */
  of(images: Int32Array): Tensor2D
}

/**
 * A memory bank (Wu et al. 2018, arXiv 1805.01978): one vector for each of n images, renewed when the image
 * comes by, once an epoch. With a momentum μ it is the moving average of PIRL (arXiv 1912.01991, section 3.1),
 * m ← (μ m + (1 − μ) v) / ‖·‖. The negatives of a step are K of them, drawn at random.
 */
export function createBank(n: number, d: number, K: number, seed: number, momentum = 0): Bank {
  const bank: Bank = {
    vectors: randomUnitRows(n, d, seed),
    written: new Int32Array(n).fill(NEVER),
    negatives(step) {
      const drawn = new Random(seed, 'negatives', step).permutation(n).slice(0, K)
      return tf.tidy(() => tf.gather(bank.vectors, tf.tensor1d(drawn, 'int32')))
    },
    of: (images) => tf.tidy(() => tf.gather(bank.vectors, tf.tensor1d(images, 'int32'))),
    store(keys, images, step) {
      const kept = new Float32Array(n).fill(1)
      images.forEach((image) => {
        kept[image] = 0
        bank.written[image] = step
      })
      const next = tf.tidy(() => {
        const renewed = momentum > 0 ? l2Normalize(ema(bank.of(images), keys, momentum)).z : keys
        const fresh = tf.scatterND(tf.tensor2d(images, [images.length, 1], 'int32'), renewed, [n, d])
        return tf.add(tf.mul(bank.vectors, tf.tensor2d(kept, [n, 1])), fresh) as Tensor2D
      })
      replace(bank, next)
    },
    rowsOf: (images, step) => images.map((image) => (bank.written[image] === step ? image : -1)),
  }
  return bank
}

function replace(memory: Memory, vectors: Tensor2D): void {
  memory.vectors.dispose()
  memory.vectors = vectors
}
