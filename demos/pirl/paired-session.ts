import * as tf from '@tensorflow/tfjs-core'
import type { Dataset } from '../core/data'
import { countParams } from '../core/nn/parameters'
import type { Jigsaw, JigsawCache } from '../core/ssl/jigsaw'
import type { Pirl, PirlCache } from '../core/ssl/methods/pirl/method'
import { PirlEvaluation } from '../core/ssl/pirl-evaluation'
import type { Puzzles } from '../core/ssl/puzzles'
import type { StateDict } from '../core/state-dict'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import type { Evaluation } from '../training/evaluation'
import { readScalar } from '../core/tensor/read-scalar'
import { learningRateFactor, Trainer } from '../training/trainer'

interface Parts {
  readonly pirl: Pirl
  readonly jigsaw: Jigsaw
  /** Images and puzzles of each step, for both. */
  readonly puzzlesAt: (step: number) => Puzzles
  readonly orders: readonly Int32Array[]
  readonly dataset: Dataset
  readonly evaluation: Evaluation
  readonly seed: number
  /** Of the run. */
  readonly steps: number
}
type Measured = Record<'knn' | 'knnEmbedding' | 'spread', number>
type Caches = { pirl: PirlCache; jigsaw: JigsawCache }

const LEARNING_RATES = { pirl: 1e-2, jigsaw: 5e-3 }
/** Images of the batch that are shown with their puzzles. */
const SHOWN = 3

/** PIRL and Jigsaw from the same first encoder on the same puzzles, step by step. */
export class PairedSession implements Session {
  private readonly trainer: Trainer<Puzzles, Caches>
  private readonly heldOut: PirlEvaluation
  private evaluated: Record<string, number> = {}
  private baseline: Record<string, number> = {}

  private constructor(private readonly parts: Parts) {
    const { pirl, jigsaw, puzzlesAt, dataset, orders, seed, steps } = parts
    this.trainer = new Trainer<Puzzles, Caches>({
      learners: { pirl, jigsaw },
      batchAt: puzzlesAt,
      learningRate: (step, name) => LEARNING_RATES[name] * learningRateFactor(steps, step),
    })
    this.heldOut = new PirlEvaluation(dataset, orders, seed)
  }

  static async start(parts: Parts): Promise<Session> {
    const session = new PairedSession(parts)
    const { pirl, jigsaw, evaluation } = parts
    session.baseline = {
      knnPixels: await evaluation.pixels(),
      knnUntrained: (await evaluation.knn(pirl)).knn,
      headPirl: countParams(pirl.network.paramSpecs.at(-1)!),
      headJigsaw: countParams(jigsaw.paramSpecs.at(-1)!),
    }
    return session
  }

  step(): void {
    this.trainer.train()
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    if (full) await this.evaluate()
    const { pirl, jigsaw } = this.parts
    const { batch, caches } = this.trainer.forward()
    const loss = await readScalar(() => pirl.loss(caches.pirl))
    const lossJigsaw = await readScalar(() => jigsaw.loss(caches.jigsaw))
    const metrics = { loss, lossJigsaw, ...this.baseline, ...this.evaluated }
    return { step: this.trainer.step, metrics, arrays: { puzzles: await firstPuzzles(batch) } }
  }

  /** The entries of both networks, under `pirl.` and `jigsaw.`. */
  stateDict(): Promise<StateDict> {
    return this.trainer.stateDict()
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    this.trainer.loadStateDict(step, state)
  }

  dispose(): void {
    this.trainer.dispose()
    this.parts.evaluation.dispose()
    this.heldOut.dispose()
  }

  private async evaluate(): Promise<void> {
    const { pirl, jigsaw, evaluation } = this.parts
    const invariant = await this.heldOut.transformSimilarity((patches) => pirl.embedPuzzles(patches))
    const covariant = await this.heldOut.transformSimilarity((patches) => jigsaw.embedPuzzles(patches))
    const { knn, knnEmbedding, spread } = (await evaluation.measure(pirl.represent, 'none')).metrics as Measured
    this.evaluated = {
      knn,
      knnEmbedding,
      spread,
      knnJigsaw: (await evaluation.knn(jigsaw)).knn,
      found: await readScalar(() => jigsaw.accuracy(jigsaw.forward(this.heldOut.once))),
      imagePirl: invariant.image,
      orderPirl: invariant.transform,
      imageJigsaw: covariant.image,
      orderJigsaw: covariant.transform,
    }
  }
}

/** The first images of a batch, each followed by the nine patches of its puzzle [10 · SHOWN, 16, 16, c]. */
async function firstPuzzles({ images, patches }: Puzzles): Promise<NdArray> {
  const n = Math.min(SHOWN, images.shape[0])
  const rest = images.shape.slice(1)
  const seen = tf.tidy(() => {
    const of = (x: typeof images, per: number) => tf.reshape(tf.slice(x, 0, per * n), [n, per, ...rest])
    return tf.reshape(tf.concat([of(images, 1), of(patches, 9)], 1), [10 * n, ...rest])
  })
  const values = await seen.data()
  seen.dispose()
  return { shape: seen.shape, data: Uint8Array.from(values, (x) => Math.round(255 * x)) }
}
