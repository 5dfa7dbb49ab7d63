import * as tf from '@tensorflow/tfjs-core'
import { QUESTIONS, type LayerProbes } from '../core/ssl/layer-probes'
import type { SimclrCache } from '../core/ssl/methods/simclr/method'
import type { ForwardCache, SSLModel } from '../core/ssl/model'
import type { RotatedViews, RotationCache } from '../core/ssl/rotation-prediction'
import type { StateDict } from '../core/state-dict'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import { readScalar } from '../core/tensor/read-scalar'
import { learningRateFactor, Trainer } from '../training/trainer'
import { LAYERS, STEPS } from './schema'

interface Parts {
  readonly predict: SSLModel<RotationCache>
  readonly ignore: SSLModel<SimclrCache>
  /** The views of each step, for both. */
  readonly viewsAt: (step: number) => RotatedViews
  readonly probes: LayerProbes
  readonly learningRate: number
}
type Caches = { predict: ForwardCache<RotationCache>; ignore: ForwardCache<SimclrCache> }

/** Images of the batch that are shown, each in its two rotations. */
const SHOWN = 6

/** Two networks from the same first f and g on the same rotated views: one tells the rotation, one ignores it. */
export class PairedSession implements Session {
  fixed: Readonly<Record<string, NdArray>> = {}
  private readonly trainer: Trainer<RotatedViews, Caches>
  /** The step whose networks were probed last. */
  private probedAt = NaN
  private predicted: Float32Array = new Float32Array()
  private ignored: Float32Array = new Float32Array()

  private constructor(private readonly parts: Parts) {
    const { predict, ignore, viewsAt, learningRate } = parts
    this.trainer = new Trainer<RotatedViews, Caches>({
      learners: {
        predict: {
          forward: ({ views, answers }) => predict.forward({ views }, { targets: [answers] }),
          update: (cache, rate, t) => predict.update(cache, rate, t),
          stateDict: () => predict.stateDict(),
          loadStateDict: (state) => predict.loadStateDict(state),
          dispose: () => predict.dispose(),
        },
        ignore,
      },
      batchAt: viewsAt,
      learningRate: (step) => learningRate * learningRateFactor(STEPS, step),
    })
  }

  static async start(parts: Parts): Promise<Session> {
    const session = new PairedSession(parts)
    const untrained = await parts.probes.measure((images) => parts.predict.layers(images))
    session.fixed = { untrained: accuracies(untrained) }
    session.predicted = session.ignored = untrained // equal so far
    session.probedAt = 0
    return session
  }

  step(): void {
    this.trainer.train()
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    if (full && this.probedAt !== this.trainer.step) await this.evaluate()
    const { predict, ignore } = this.parts
    const { batch, caches } = this.trainer.forward()
    const metrics = {
      loss: await readScalar(() => predict.loss(caches.predict)),
      lossIgnore: await readScalar(() => ignore.loss(caches.ignore)),
      ...lastLayer('Predict', this.predicted),
      ...lastLayer('Ignore', this.ignored),
    }
    const pairs = await firstPairs(batch)
    const [predicted, ignored] = [accuracies(this.predicted), accuracies(this.ignored)]
    return { step: this.trainer.step, metrics, arrays: { predicted, ignored, pairs } }
  }

  /** The entries of both networks, under `predict.` and `ignore.`. */
  stateDict(): Promise<StateDict> {
    return this.trainer.stateDict()
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    this.trainer.loadStateDict(step, state)
    this.probedAt = NaN
  }

  dispose(): void {
    this.trainer.dispose()
    this.parts.probes.dispose()
  }

  private async evaluate(): Promise<void> {
    const { predict, ignore, probes } = this.parts
    this.predicted = await probes.measure((images) => predict.layers(images))
    this.ignored = await probes.measure((images) => ignore.layers(images))
    this.probedAt = this.trainer.step
  }
}

const accuracies = (data: Float32Array): NdArray => ({ shape: [QUESTIONS.length, LAYERS], data })

/** What is read of the class and of the rotation at e. */
const lastLayer = (name: string, data: Float32Array): Record<string, number> => ({
  [`class${name}`]: data[LAYERS - 1]!,
  [`turn${name}`]: data[2 * LAYERS - 1]!,
})

/** The first images of a batch in their first rotation, then in their second [2 · SHOWN, 16, 16, c]. */
async function firstPairs({ views }: RotatedViews): Promise<NdArray> {
  const n = Math.min(SHOWN, views.shape[0] / 2)
  const seen = tf.tidy(() => tf.concat([tf.slice(views, 0, n), tf.slice(views, views.shape[0] / 2, n)]))
  const values = await seen.data()
  seen.dispose()
  return { shape: seen.shape, data: Uint8Array.from(values, (x) => Math.round(255 * x)) }
}
