import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../nn/l2-normalize'
import { ema } from '../optim/ema'
import { Random } from '../random'
import { loadStateDictOf, SavedArray, stateDictOf, type StateDict } from '../state-dict'
import { SavedTensor } from '../tensor/state-tensors'
import { expectShape } from '../tensor/shapes'
import { NEVER, randomUnitRows, type Negatives } from './negatives'

/**
 * A memory bank: one vector for each of n images, renewed when the image comes by, once an epoch. With a momentum μ
 * it is the moving average of PIRL (arXiv 1912.01991, section 3.1), m ← (μ m + (1 − μ) v) / ‖·‖.
 *
 * @see Wu et al. 2018 (arXiv 1805.01978)
 */
export class MemoryBank implements Negatives {
  readonly name = 'memoryBank'
  private readonly memory: SavedTensor<Tensor2D>
  private readonly steps: SavedArray<Int32Array>

  /**
   * @param size n, the images
   * @param d numbers of a vector
   * @param K negatives of a step; where fewer images are outside the batch, those are
   */
  constructor(
    readonly size: number,
    private readonly d: number,
    private readonly K: number,
    private readonly seed: number,
    private readonly momentum = 0,
  ) {
    this.memory = new SavedTensor(randomUnitRows(size, d, new Random(seed, 'memory')))
    this.steps = new SavedArray(new Int32Array(size).fill(NEVER))
  }

  get vectors(): Tensor2D {
    return this.memory.value
  }

  get writtenAt(): Int32Array {
    return this.steps.values
  }

  /** Begins with these unit rows [n, d] instead of random ones; takes the tensor over. */
  fill(vectors: Tensor2D): void {
    expectShape('MemoryBank.fill: vectors', vectors.shape, [this.size, this.d])
    this.memory.set(vectors)
  }

  /**
   * The images whose vectors are the negatives of a step: drawn at random from those that are not in its batch, so
   * that no image's own vector is one of its negatives.
   *
   * @returns min(K, n − B) numbers of images
   * @throws RangeError if the batch is all images, so that no negative is left
   */
  negativeImages(batch: Int32Array, step: number): Int32Array {
    const inBatch = new Set(batch)
    if (inBatch.size >= this.size) throw new RangeError(`A batch of all ${this.size} images leaves no negative.`)
    const order = new Random(this.seed, 'negatives', step).permutation(this.size)
    return order.filter((image) => !inBatch.has(image)).slice(0, this.K)
  }

  negatives(batch: Int32Array, step: number): Tensor2D {
    return this.of(this.negativeImages(batch, step))
  }

  /** The vectors of these images [B, d]: a new tensor. */
  of(images: Int32Array): Tensor2D {
    return tf.tidy(() => tf.gather(this.vectors, tf.tensor1d(images, 'int32')))
  }

  store(keys: Tensor2D, images: Int32Array, step: number): void {
    const { size: n, d, momentum } = this
    expectShape('MemoryBank.store: keys', keys.shape, [images.length, d])
    const kept = new Float32Array(n).fill(1)
    images.forEach((image) => {
      kept[image] = 0
      this.writtenAt[image] = step
    })
    this.memory.set(
      tf.tidy(() => {
        const renewed = momentum > 0 ? l2Normalize(ema(this.of(images), keys, momentum)).z : keys
        const fresh = tf.scatterND(tf.tensor2d(images, [images.length, 1], 'int32'), renewed, [n, d])
        return tf.add(tf.mul(this.vectors, tf.tensor2d(kept, [n, 1])), fresh) as Tensor2D
      }),
    )
  }

  rowsOf(images: Int32Array, step: number): Int32Array {
    return images.map((image) => (this.writtenAt[image] === step ? image : -1))
  }

  /** `vectors` [n, d] and `writtenAt` [n]. */
  stateDict(): Promise<StateDict> {
    return stateDictOf({ vectors: this.memory, writtenAt: this.steps })
  }

  loadStateDict(state: StateDict): void {
    loadStateDictOf({ vectors: this.memory, writtenAt: this.steps }, state)
  }

  dispose(): void {
    this.memory.dispose()
  }
}
