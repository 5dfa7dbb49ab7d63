import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { Random } from '../random'
import { loadStateDictOf, SavedArray, stateDictOf, type StateDict } from '../state-dict'
import { SavedTensor } from '../tensor/state-tensors'
import { ANY, expectShape } from '../tensor/shapes'
import { NEVER, randomUnitRows, type Negatives } from './negatives'

/**
 * A queue of keys, first in first out, as a ring: each batch is written over the oldest one. As in the authors' code,
 * a key that an image had in an earlier epoch can be among its negatives.
 *
 * @see MoCo, He et al. 2020 (arXiv 1911.05722), section 3.2
 */
export class Queue implements Negatives {
  readonly name = 'queue'
  private readonly keys: SavedTensor<Tensor2D>
  private readonly steps: SavedArray<Int32Array>

  /**
   * @param length K, a multiple of the batch
   * @param d numbers of a key
   * @param batch keys of a step
   */
  constructor(
    private readonly length: number,
    d: number,
    private readonly batch: number,
    seed: number,
  ) {
    if (length % batch) throw new RangeError(`A queue of ${length} keys does not hold whole batches of ${batch}.`)
    this.keys = new SavedTensor(randomUnitRows(length, d, new Random(seed, 'memory')))
    this.steps = new SavedArray(new Int32Array(length).fill(NEVER))
  }

  get vectors(): Tensor2D {
    return this.keys.value
  }

  get writtenAt(): Int32Array {
    return this.steps.values
  }

  negatives(): Tensor2D {
    return tf.clone(this.vectors)
  }

  store(keys: Tensor2D, _: Int32Array, step: number): void {
    expectShape('Queue.store: keys', keys.shape, [this.batch, this.vectors.shape[1]])
    const first = this.first(step)
    this.keys.set(enqueue(this.vectors, keys, first))
    this.writtenAt.fill(step, first, first + this.batch)
  }

  rowsOf(_: Int32Array, step: number): Int32Array {
    const first = this.first(step)
    return Int32Array.from({ length: this.batch }, (_, i) => (this.writtenAt[first + i] === step ? first + i : -1))
  }

  /** `keys` [K, d] and `writtenAt` [K]. */
  stateDict(): Promise<StateDict> {
    return stateDictOf({ keys: this.keys, writtenAt: this.steps })
  }

  loadStateDict(state: StateDict): void {
    loadStateDictOf({ keys: this.keys, writtenAt: this.steps }, state)
  }

  dispose(): void {
    this.keys.dispose()
  }

  private first(step: number): number {
    return (step * this.batch) % this.length
  }
}

/**
 * The ring with keys in the place of the rows from `first` on, and from row 0 on after the last one.
 *
 * @param ring [K, d]
 * @param keys [B, d]
 * @returns [K, d]
 * @throws RangeError when the keys are wider than the ring
 */
export const enqueue = (ring: Tensor2D, keys: Tensor2D, first: number): Tensor2D =>
  tf.tidy(() => {
    expectShape('enqueue: keys', keys.shape, [ANY, ring.shape[1]])
    const [B, room] = [keys.shape[0], ring.shape[0] - first]
    if (B > room) return enqueue(enqueue(ring, tf.slice(keys, 0, room), first), tf.slice(keys, room, B - room), 0)
    return tf.concat2d([tf.slice(ring, 0, first), keys, tf.slice(ring, first + B, room - B)], 0)
  })
