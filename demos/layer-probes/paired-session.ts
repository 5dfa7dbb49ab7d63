import { flatData, flatState } from '../core/flat-state'
import type { StateDict } from '../core/state-dict'
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar } from '@tensorflow/tfjs-core'
import { warmupCosine } from '../core/optim/schedule'
import type { Contrast } from '../core/ssl/contrastive'
import { QUESTIONS, type LayerProbes } from '../core/ssl/layer-probes'
import type { Objective } from '../core/ssl/objective'
import type { SSLModel } from '../core/ssl/model'
import { rotationPrediction, type Guess, type RotatedViews } from '../core/ssl/rotation-prediction'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import { LAYERS, STEPS } from './schema'

interface Parts {
  readonly predict: SSLModel<Guess>
  readonly ignore: SSLModel<Contrast>
  readonly contrast: Objective<Contrast>
  /** The views of each step, for both. */
  readonly turned: (step: number) => RotatedViews
  readonly probes: LayerProbes
  readonly learningRate: number
}
const WARMUP = 10
/** Images of the batch that are shown, each in its two turns. */
const SHOWN = 6

/** Two networks from the same first f and g on the same turned views: one tells the turn, one takes no notice of it. */
export class PairedSession implements Session {
  fixed: Readonly<Record<string, NdArray>> = {}
  private t = 0
  /** The step whose networks were probed last. */
  private probed = NaN
  private predicted: Float32Array = new Float32Array()
  private ignored: Float32Array = new Float32Array()

  private constructor(private readonly parts: Parts) {}

  static async start(parts: Parts): Promise<Session> {
    const twins = new PairedSession(parts)
    const untrained = await parts.probes.measure((images) => parts.predict.layers(images))
    twins.fixed = { untrained: accuracies(untrained) }
    twins.predicted = twins.ignored = untrained // equal so far
    twins.probed = 0
    return twins
  }

  step(): void {
    const { predict, ignore, turned, learningRate } = this.parts
    const batch = turned(this.t)
    const rate = learningRate * warmupCosine(this.t + 1, STEPS + 1, WARMUP)
    const [own, other] = [predict.forward(batch.views, [batch.answers]), ignore.forward(batch.views)]
    predict.update(own, rate, this.t + 1)
    ignore.update(other, rate, this.t + 1)
    tf.dispose([batch, own, other])
    this.t++
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    if (full && this.probed !== this.t) await this.evaluate()
    const { predict, ignore, contrast, turned } = this.parts
    const batch = turned(this.t)
    const [own, other] = [predict.forward(batch.views, [batch.answers]), ignore.forward(batch.views)]
    const metrics = {
      loss: await read(() => rotationPrediction.loss(own.values)),
      lossIgnore: await read(() => contrast.loss(other.values)),
      ...atEnd('Predict', this.predicted),
      ...atEnd('Ignore', this.ignored),
    }
    const pairs = await picture(batch)
    tf.dispose([batch, own, other])
    const [predicted, ignored] = [accuracies(this.predicted), accuracies(this.ignored)]
    return { step: this.t, metrics, arrays: { predicted, ignored, pairs } }
  }

  /** Where the second network begins, then both. */
  async stateDict(): Promise<StateDict> {
    const [first, second] = [await this.parts.predict.checkpoint(), await this.parts.ignore.checkpoint()]
    const out = new Float32Array(1 + first.length + second.length)
    out[0] = 1 + first.length
    out.set(first, 1)
    out.set(second, 1 + first.length)
    return flatState(out)
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const checkpoint = flatData(state)
    const second = checkpoint[0]!
    this.parts.predict.restore(checkpoint.subarray(1, second))
    this.parts.ignore.restore(checkpoint.subarray(second))
    this.t = step
    this.probed = NaN
  }

  dispose(): void {
    for (const part of [this.parts.predict, this.parts.ignore, this.parts.probes]) part.dispose()
  }

  private async evaluate(): Promise<void> {
    const { predict, ignore, probes } = this.parts
    this.predicted = await probes.measure((images) => predict.layers(images))
    this.ignored = await probes.measure((images) => ignore.layers(images))
    this.probed = this.t
  }
}

const accuracies = (data: Float32Array): NdArray => ({ shape: [QUESTIONS.length, LAYERS], data })

/** What is read of the class and of the turn at e. */
const atEnd = (name: string, data: Float32Array): Record<string, number> => ({
  [`class${name}`]: data[LAYERS - 1]!,
  [`turn${name}`]: data[2 * LAYERS - 1]!,
})

async function read(compute: () => Scalar): Promise<number> {
  const value = tf.tidy(compute)
  const [number] = await value.data()
  value.dispose()
  return number!
}

/** The first images of a batch in their first turn, then in their second [2 · SHOWN, 16, 16, c]. */
async function picture({ views }: RotatedViews): Promise<NdArray> {
  const n = Math.min(SHOWN, views.shape[0] / 2)
  const seen = tf.tidy(() => tf.concat([tf.slice(views, 0, n), tf.slice(views, views.shape[0] / 2, n)]))
  const values = await seen.data()
  seen.dispose()
  return { shape: seen.shape, data: Uint8Array.from(values, (x) => Math.round(255 * x)) }
}
