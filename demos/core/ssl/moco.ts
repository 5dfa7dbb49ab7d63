import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { l2Normalize } from '../nn/l2-normalize'
import type { Memory } from './memory'
import type { Method, Picture } from './method'
import { forward, gradient, type ForwardCache } from './methods/moco/gradient'
import { loss } from './methods/moco/loss'
import type { Objective } from './objective'
import { SSLModel } from './model'
import type { Pass } from './model'

type Contrast = ForwardCache & { e: Tensor2D }

/** InfoNCE of queries with keys and negatives that another network made. */
export const createInfoNce = (temperature: number): Objective<Contrast> => ({
  evaluate: (e, _, [keys, negatives]) => ({ e, ...forward(e, keys!, negatives!, { temperature }) }),
  loss: ({ e, keys, negatives }) => loss(e, keys, negatives, { temperature }),
  gradient: (cache) => ({ de: gradient(cache, { temperature }) }),
})

/** How many ages the drift of the keys is measured at. */
const AGES = 8

/**
 * MoCo, He et al. 2020 (arXiv 1911.05722), algorithm 1: first views are queries of f and g, second views
 * keys of a network whose parameters θₖ follow theirs slowly.
 */
export class Moco implements Method<Pass<Contrast>> {
  readonly shows = 'map'
  readonly represent
  readonly loss
  private readonly trunk: SSLModel<Contrast>

  constructor(
    channels: number,
    private readonly memory: Memory,
    private readonly batches: (step: number) => Int32Array,
    momentum: number,
    temperature: number,
    seed: number,
  ) {
    const infoNce = createInfoNce(temperature)
    this.trunk = new SSLModel(channels, infoNce, seed, { momentum })
    this.represent = (images: Tensor4D) => this.trunk.represent(images)
    this.loss = ({ values }: Pass<Contrast>) => infoNce.loss(values)
  }

  forward(views: Tensor4D, step: number): Pass<Contrast> {
    return tf.tidy(() => {
      const [first, second] = tf.split(views, 2) as [Tensor4D, Tensor4D]
      return this.trunk.forward(first, [this.keysOf(second), this.memory.negatives(step)])
    })
  }

  update(pass: Pass<Contrast>, learningRate: number, t: number): void {
    this.trunk.update(pass, learningRate, t)
    this.memory.store(pass.values.keys, this.batches(t - 1), t - 1)
  }

  /** The age of each vector of the memory in steps; -1 for a random start. */
  async picture(_: Pass<Contrast>, __: Tensor4D, step: number): Promise<Picture> {
    const { written } = this.memory
    const ages = written.map((at) => (at < 0 ? at : step - 1 - at))
    return { metrics: {}, arrays: { ages: { shape: [ages.length], data: ages } } }
  }

  /** Key drift: cosine of a key in the memory with the key that θₖ gives the same view now, by age. */
  async measure(viewsAt: (step: number) => Tensor4D, step: number): Promise<Picture> {
    const oldest = Math.max(-1, ...this.memory.written.map((at) => (at < 0 ? at : step - 1 - at)))
    const ages = spaced(oldest + 1, AGES)
    const drift = Float32Array.from({ length: ages.length }, () => NaN)
    for (const [i, age] of ages.entries()) drift[i] = await this.cosine(viewsAt, step - 1 - age)
    const known = drift.filter((value) => !Number.isNaN(value))
    return {
      metrics: { drift: known.reduce((sum, value) => sum + value, 0) / known.length },
      arrays: {
        driftAges: { shape: [ages.length], data: Int32Array.from(ages) },
        drift: { shape: [ages.length], data: drift },
      },
    }
  }

  network(): Promise<Float32Array> {
    return this.trunk.network()
  }

  /** The trunk's, then the memory and when it was written. */
  async checkpoint(): Promise<Float32Array> {
    const { vectors, written } = this.memory
    const [training, kept] = await Promise.all([this.trunk.checkpoint(), vectors.data<'float32'>()])
    return Float32Array.from([...training, ...kept, ...written])
  }

  restore(checkpoint: Float32Array): void {
    const { vectors, written } = this.memory
    const memory = checkpoint.length - vectors.size - written.length
    this.trunk.restore(checkpoint.subarray(0, memory))
    vectors.dispose()
    this.memory.vectors = tf.tensor2d(checkpoint.slice(memory, memory + vectors.size), vectors.shape)
    written.set(checkpoint.subarray(memory + vectors.size))
  }

  dispose(): void {
    this.trunk.dispose()
    this.memory.vectors.dispose()
  }

  private keysOf(views: Tensor4D): Tensor2D {
    return l2Normalize(this.trunk.represent(views, 'follower').e).z
  }

  /** Mean over what the memory still holds of a step; NaN if it holds nothing. */
  private async cosine(viewsAt: (step: number) => Tensor4D, step: number): Promise<number> {
    const rows = this.memory.rowsOf(this.batches(step), step)
    const held = Int32Array.from(rows.keys()).filter((i) => rows[i]! >= 0)
    if (held.length === 0) return NaN
    const mean = tf.tidy(() => {
      const views = viewsAt(step)
      const now = this.keysOf(tf.slice(views, views.shape[0] / 2))
      const pick = (x: Tensor2D, at: Int32Array): Tensor2D => tf.gather(x, tf.tensor1d(at, 'int32'))
      const then = pick(
        this.memory.vectors,
        held.map((i) => rows[i]!),
      )
      return tf.mean(tf.sum(tf.mul(pick(now, held), then), 1))
    })
    const value = (await mean.data())[0]!
    mean.dispose()
    return value
  }
}

/** At most `n` of 0 … count − 1, first and last among them. */
const spaced = (count: number, n: number): number[] =>
  count <= n ? [...Array(count).keys()] : Array.from({ length: n }, (_, i) => Math.round((i * (count - 1)) / (n - 1)))
