import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { Dataset, Split } from '../core/data'
import { kNearest, kNearestInBank } from '../core/linalg/k-nearest'
import { pca2d } from '../core/linalg/pca'
import { procrustes2d } from '../core/linalg/procrustes'
import { effectiveRank } from '../core/metrics/effective-rank'
import { embeddingStd } from '../core/metrics/embedding-std'
import { knnAccuracy } from '../core/metrics/knn'
import { fitProbe, probeAccuracy, probeLogits } from '../core/metrics/linear-probe'
import { Random } from '../core/random'
import { gather, toTensor } from '../core/ssl/views'
import { checkEntries, type StateDict, type Stateful } from '../core/state-dict'
import type { NdArray } from '../core/ndarray'

/** Figures and arrays of a snapshot. */
export interface Visuals {
  readonly metrics: Readonly<Record<string, number>>
  readonly arrays: Readonly<Record<string, NdArray>>
}

const LABELLED_PER_CLASS = 10
/** Of the linear classifier, on unit rows. */
const L2 = 1e-3
/** Voters of k-NN, and neighbours of a picked image that are shown. */
const K = 5
/** Held-out images on the map; k-NN accuracy is measured on all of them up to `JUDGED`. */
const SHOWN = 400
const JUDGED = 1000

/** k-NN on pixels by data set and draw: the same for every run on them, and it takes as long as a few steps. */
const pixelAccuracies = new WeakMap<Dataset, Map<string, number>>()

/** What is known of each image: its label if any, and for shapes also what they are made of. */
type Attributes = Readonly<Record<string, Uint8Array>>
type Neighbours = ReturnType<typeof kNearestInBank>

/** What representations h [n, d] come from, and embeddings e. */
export interface Encoder {
  represent(images: Tensor4D): { h: Tensor2D; e?: Tensor2D }
}

/** Unit rows [n, d]. */
interface UnitRows {
  readonly rows: Float32Array
  readonly d: number
}
type Features = Readonly<{ h: UnitRows; e: UnitRows | undefined }>

type Shows = 'map' | 'embeddings' | 'none' | Float32Array
/** What a measurement follows from, together with the number of images. */
interface Inputs {
  readonly dataset: Dataset
  readonly seed: number
  readonly shows: Shows
  readonly network: Float32Array
}
/**
 * The first measurement of the latest run, kept because the next run of its seed begins with an equal network whatever
 * other parameter it changes.
 */
let firstMeasurement: (Inputs & { readonly visuals: Visuals; readonly map: Float32Array }) | undefined

/**
 * k-NN with few labels: 10 images of each class, drawn by the seed from the training set, vote on
 * held-out images. Nothing else in a run sees a label.
 */
export class Evaluation implements Stateful {
  readonly fixed: Readonly<Record<string, NdArray>>
  private readonly shown: number
  /** Where the shown images were last: the next map is aligned to it. */
  private map: Float32Array
  private begun = false
  private readonly images: Tensor4D
  private readonly bankSize: number
  private readonly bankAttributes: Attributes
  private readonly heldOutAttributes: Attributes
  /** Neighbours shown of a picked image: K where there are as many. */
  private readonly k: number

  /** `landmarks`: how many points of the embedding space the map also shows; `most`: held-out images judged. */
  constructor(
    private readonly dataset: Dataset,
    private readonly seed: number,
    landmarks = 0,
    most = JUDGED,
  ) {
    const { train, test, size, channels, classes } = dataset
    const width = size * size * channels
    const known = (split: Split): Attributes => (classes > 1 ? { labels: split.labels, ...split.attributes } : {})
    const bank = labelledBank(train.labels, classes, new Random(seed, 'bank'))
    const judged = Math.min(most, test.labels.length)
    const shown = Math.min(SHOWN, judged)
    this.bankSize = bank.length
    this.bankAttributes = mapValues(known(train), (values) => gather(values, bank, 1))
    this.heldOutAttributes = mapValues(known(test), (values) => values.slice(0, judged))
    this.images = tf.tidy(() =>
      tf.concat([
        toTensor(gather(train.images, bank, width), size, channels),
        toTensor(test.images.slice(0, judged * width), size, channels),
      ]),
    )
    this.fixed = {
      images: { shape: [shown, size, size, channels], data: test.images.slice(0, shown * width) },
      ...mapValues(known(test), (values) => ({ shape: [shown], data: values.slice(0, shown) })),
    }
    this.shown = shown
    this.k = Math.min(K, shown - 1)
    this.map = new Float32Array(2 * (shown + landmarks))
  }

  /** Accuracy of k-NN on pixels; NaN without labels. */
  async pixels(): Promise<number> {
    const known = pixelAccuracies.get(this.dataset) ?? new Map<string, number>()
    pixelAccuracies.set(this.dataset, known)
    const draw = `${this.seed} ${this.images.shape[0]}`
    if (!known.has(draw)) {
      const pixels = tf.tidy(() => tf.reshape(this.images, [this.images.shape[0], -1]) as Tensor2D)
      const rows = normalised(await read(pixels), pixels.shape[1])
      known.set(draw, this.accuracy(this.near(rows, pixels.shape[1]), 'labels'))
    }
    return known.get(draw)!
  }

  /**
   * All figures of representations h and embeddings e, both [n, d], and a picture of the one or the other:
   * a map of h with neighbours, the normalised e, a map of e with landmarks [K, d], or none. A run that begins with
   * the parameters of the last, where they are given as `network` [P], takes its first figures over.
   */
  async measure(
    represent: (images: Tensor4D) => { h: Tensor2D; e: Tensor2D },
    shows: Shows,
    network?: Float32Array,
  ): Promise<Visuals> {
    const inputs = !this.begun && network && { dataset: this.dataset, seed: this.seed, shows, network }
    this.begun = true
    if (inputs && firstMeasurement && isSame(firstMeasurement, inputs)) {
      this.map = firstMeasurement.map
      return firstMeasurement.visuals
    }
    const visuals = await this.judged(represent(this.images), shows)
    if (inputs) firstMeasurement = { ...inputs, visuals, map: this.map }
    return visuals
  }

  private async judged({ h, e }: { h: Tensor2D; e: Tensor2D }, shows: Shows): Promise<Visuals> {
    const [d, dimension] = [h.shape[1], e.shape[1]]
    const [features, embeddings] = [await read(h), await read(e)]
    const rows = normalised(features, d)
    const z = normalised(embeddings, dimension)
    const near = this.near(rows, d)
    const decoded = Object.keys(this.bankAttributes)
      .filter((what) => what !== 'labels')
      .map((what) => [`knn${what[0]!.toUpperCase()}${what.slice(1)}`, this.accuracy(near, what)])
    const metrics = {
      knn: this.accuracy(near, 'labels'),
      knnEmbedding: this.accuracy(this.near(inEightBits(z), dimension), 'labels'),
      ...Object.fromEntries(decoded),
      spread: embeddingStd(embeddings, dimension),
      rank: effectiveRank(features, d),
    }
    if (shows === 'none') return { metrics, arrays: {} }
    if (shows === 'map') return { metrics, arrays: this.mapOf(this.ofShown(rows, d), d) }
    const shown = this.ofShown(z, dimension)
    if (shows !== 'embeddings') return { metrics, arrays: this.mapWithLandmarks(shown, shows, dimension) }
    return {
      metrics: { ...metrics, rankEmbedding: effectiveRank(shown, dimension) },
      arrays: { embeddings: { shape: [this.shown, dimension], data: shown } },
    }
  }

  /** Accuracy of k-NN on representations h, and on embeddings e where the encoder gives any. */
  async knn(encoder: Encoder): Promise<{ knn: number; embedding: number }> {
    return this.nearest(await this.unitFeatures(encoder))
  }

  /** The accuracies of k-NN, and that of a linear classifier of h on the same labelled images. */
  async judge(encoder: Encoder): Promise<{ knn: number; embedding: number; linear: number }> {
    const features = await this.unitFeatures(encoder)
    const { rows, d } = features.h
    const [bank, judged] = [rows.subarray(0, this.bankSize * d), rows.subarray(this.bankSize * d)]
    const [labels, classes] = [this.bankAttributes.labels!, 1 + Math.max(...this.bankAttributes.labels!)]
    const logits = probeLogits(judged, fitProbe(bank, labels, { classes, l2: L2 }))
    const linear = probeAccuracy(logits, this.heldOutAttributes.labels!)
    return { ...this.nearest(features), linear }
  }

  /** `map` [shown images and landmarks, 2], which the next map is aligned to. */
  async stateDict(): Promise<StateDict> {
    return { map: { shape: [this.map.length / 2, 2], data: this.map.slice() } }
  }

  loadStateDict(state: StateDict): void {
    checkEntries(state, { map: [this.map.length / 2, 2] })
    this.map = Float32Array.from(state.map!.data)
  }

  dispose(): void {
    this.images.dispose()
  }

  /** Representations and embeddings of all images as unit rows [n, d]. */
  private async unitFeatures(encoder: Encoder): Promise<Features> {
    const { h, e } = encoder.represent(this.images)
    return { h: await unitRows(h), e: e && (await unitRows(e)) }
  }

  private nearest({ h, e }: Features): { knn: number; embedding: number } {
    const knn = this.accuracy(this.near(h.rows, h.d), 'labels')
    return { knn, embedding: e ? this.accuracy(this.near(inEightBits(e.rows), e.d), 'labels') : NaN }
  }

  private mapOf(rows: Float32Array, d: number): Record<string, NdArray> {
    return {
      map: { shape: [this.shown, 2], data: this.aligned(pca2d(rows, d)) },
      neighbours: { shape: [this.shown, this.k], data: kNearest(rows, d, this.k) },
    }
  }

  /** Embeddings and landmarks, both unit rows, on one map. */
  private mapWithLandmarks(z: Float32Array, landmarks: Float32Array, d: number): Record<string, NdArray> {
    const rows = new Float32Array(z.length + landmarks.length)
    rows.set(z)
    rows.set(landmarks, z.length)
    const map = this.aligned(pca2d(rows, d))
    return {
      map: { shape: [this.shown, 2], data: map.slice(0, 2 * this.shown) },
      landmarks: { shape: [landmarks.length / d, 2], data: map.slice(2 * this.shown) },
    }
  }

  /** Keeps the map, aligned to the one before it. */
  private aligned(map: Float32Array): Float32Array {
    this.map = this.map.some((x) => x !== 0) ? procrustes2d(map, this.map) : map
    return this.map
  }

  /** The rows of the shown images, of those of all. */
  private ofShown(rows: Float32Array, d: number): Float32Array {
    return rows.slice(this.bankSize * d, (this.bankSize + this.shown) * d)
  }

  /** The bank's nearest to each judged image. */
  private near(rows: Float32Array, d: number): Neighbours {
    const end = this.bankSize * d
    return kNearestInBank(rows.subarray(0, end), rows.subarray(end), d, K)
  }

  /** NaN when it is not known of the images. */
  private accuracy(near: Neighbours, what: string): number {
    const known = this.bankAttributes[what]
    return known ? knnAccuracy(near, known, this.heldOutAttributes[what]!) : NaN
  }
}

function isSame(a: Inputs, b: Inputs): boolean {
  const same = a.dataset === b.dataset && a.seed === b.seed && a.shows === b.shows
  return same && a.network.length === b.network.length && a.network.every((value, i) => value === b.network[i])
}

function labelledBank(labels: Uint8Array, classes: number, random: Random): Int32Array {
  const left = new Int32Array(classes).fill(LABELLED_PER_CLASS)
  return random.permutation(labels.length).filter((i) => left[labels[i]!]!-- > 0)
}

async function read(x: Tensor2D): Promise<Float32Array> {
  const data = await x.data<'float32'>()
  x.dispose()
  return data
}

async function unitRows(x: Tensor2D): Promise<UnitRows> {
  const d = x.shape[1]
  return { rows: normalised(await read(x), d), d }
}

function normalised(values: Float32Array, d: number): Float32Array {
  const out = new Float32Array(values.length)
  for (let at = 0; at < values.length; at += d) {
    let squares = 0
    for (let j = at; j < at + d; j++) squares += values[j]! * values[j]!
    const norm = Math.sqrt(squares) || 1
    for (let j = at; j < at + d; j++) out[j] = values[j]! / norm
  }
  return out
}

/**
 * Rounds −1 … 1 to 255 values, as embeddings are stored. The embeddings of a collapsed network are equal up to the last
 * digits of its 32-bit sums, which differ from image to image: k-NN looks at order alone, so that it would read a label
 * off them however small they are.
 */
const inEightBits = (z: Float32Array): Float32Array => z.map((x) => Math.round(127 * x) / 127)

const mapValues = <T, U>(record: Readonly<Record<string, T>>, f: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))
