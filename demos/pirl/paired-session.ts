import { flatData, flatState } from '../core/flat-state'
import type { StateDict } from '../core/state-dict'
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar } from '@tensorflow/tfjs-core'
import type { Dataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import type { Evaluation } from '../training/evaluation'
import type { Jigsaw } from '../core/ssl/jigsaw'
import type { Pirl } from '../core/ssl/pirl'
import type { Puzzles } from '../core/ssl/puzzles'
import { PirlEvaluation } from '../core/ssl/pirl-evaluation'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import { STEPS } from './schema'

interface Parts {
  readonly pirl: Pirl
  readonly jigsaw: Jigsaw
  /** Images and puzzles of each step, for both. */
  readonly puzzles: (step: number) => Puzzles
  readonly orders: readonly Int32Array[]
  readonly dataset: Dataset
  readonly evaluation: Evaluation
  readonly seed: number
}
const WARMUP = 10
const RATES = { pirl: 1e-2, jigsaw: 5e-3 }
/** Images of the batch that are shown with their puzzles. */
const SHOWN = 3

/** PIRL and Jigsaw from the same first encoder on the same puzzles, step by step. */
export class PairedSession implements Session {
  private readonly trials: PirlEvaluation
  private t = 0
  private evaluated: Record<string, number> = {}
  private baseline: Record<string, number> = {}

  private constructor(private readonly parts: Parts) {
    this.trials = new PirlEvaluation(parts.dataset, parts.orders, parts.seed)
  }

  static async start(parts: Parts): Promise<Session> {
    const contest = new PairedSession(parts)
    const { pirl, jigsaw, evaluation } = parts
    contest.baseline = {
      knnPixels: await evaluation.pixels(),
      knnUntrained: await evaluation.knn((images) => pirl.represent(images)),
      headPirl: pirl.headSize,
      headJigsaw: jigsaw.headSize,
    }
    return contest
  }

  step(): void {
    const { pirl, jigsaw, puzzles } = this.parts
    const batch = puzzles(this.t)
    const rate = warmupCosine(this.t + 1, STEPS + 1, WARMUP)
    const [own, other] = [pirl.forward(batch, this.t), jigsaw.forward(batch)]
    pirl.update(own, RATES.pirl * rate, this.t + 1)
    jigsaw.update(other, RATES.jigsaw * rate, this.t + 1)
    tf.dispose([batch, own, other])
    this.t++
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    if (full) await this.evaluate()
    const { pirl, jigsaw, puzzles } = this.parts
    const batch = puzzles(this.t)
    const [own, other] = [pirl.forward(batch, this.t), jigsaw.forward(batch)]
    const losses = { loss: await read(() => pirl.loss(own)), lossJigsaw: await read(() => jigsaw.loss(other)) }
    const arrays = await picture(batch)
    tf.dispose([batch, own, other])
    return { step: this.t, metrics: { ...losses, ...this.baseline, ...this.evaluated }, arrays }
  }

  async stateDict(): Promise<StateDict> {
    const jigsaw = await this.parts.jigsaw.learner.checkpoint()
    const pirl = await this.parts.pirl.checkpoint()
    const out = new Float32Array(jigsaw.length + pirl.length)
    out.set(jigsaw)
    out.set(pirl, jigsaw.length)
    return flatState(out)
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const checkpoint = flatData(state)
    const { pirl, jigsaw } = this.parts
    const length = 3 * jigsaw.learner.theta.size
    jigsaw.learner.restore(checkpoint.subarray(0, length))
    pirl.restore(checkpoint.subarray(length))
    this.t = step
  }

  dispose(): void {
    const { pirl, jigsaw, evaluation } = this.parts
    for (const part of [pirl, jigsaw.learner, evaluation, this.trials]) part.dispose()
  }

  private async evaluate(): Promise<void> {
    const { pirl, jigsaw, evaluation } = this.parts
    const invariant = await this.trials.transformSimilarity((patches) => pirl.transformed(patches))
    const covariant = await this.trials.transformSimilarity((patches) => jigsaw.transformed(patches))
    this.evaluated = {
      knn: await evaluation.knn((images) => pirl.represent(images)),
      knnJigsaw: await evaluation.knn((images) => jigsaw.represent(images)),
      found: await read(() => jigsaw.accuracy(jigsaw.forward(this.trials.once))),
      imagePirl: invariant.image,
      orderPirl: invariant.transform,
      imageJigsaw: covariant.image,
      orderJigsaw: covariant.transform,
    }
  }
}

async function read(compute: () => Scalar): Promise<number> {
  const value = tf.tidy(compute)
  const [number] = await value.data()
  value.dispose()
  return number!
}

/** The first images of a batch, each followed by the nine patches of its puzzle [10 · SHOWN, 16, 16, c]. */
async function picture({ images, patches }: Puzzles): Promise<Record<string, NdArray>> {
  const n = Math.min(SHOWN, images.shape[0])
  const rest = images.shape.slice(1)
  const seen = tf.tidy(() => {
    const of = (x: typeof images, per: number) => tf.reshape(tf.slice(x, 0, per * n), [n, per, ...rest])
    return tf.reshape(tf.concat([of(images, 1), of(patches, 9)], 1), [10 * n, ...rest])
  })
  const values = await seen.data()
  seen.dispose()
  return { puzzles: { shape: seen.shape, data: Uint8Array.from(values, (x) => Math.round(255 * x)) } }
}
