import * as tf from '@tensorflow/tfjs-core'
import type { Dataset } from '../core/data'
import { createExperiment } from '../core/ssl/experiment'
import { LEARNING_RATES, METHOD_NAMES, type MethodName, type MethodRun } from '../core/ssl/registry'
import type { ViewBatch } from '../core/ssl/views'
import { loadStateDictOf, SavedArray, stateDictOf, type StateDict, type Stateful } from '../core/state-dict'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import { Evaluation, type Encoder } from '../training/evaluation'
import { learningRateFactor, Trainer } from '../training/trainer'
import { PROTOCOLS, resultIndex, RESULT_COUNT, type Protocol, type ResultName } from './results'
import { stepsDone, type RaceSchedule } from './schedule'

export interface RacePlan {
  readonly names: readonly MethodName[]
  readonly division: RaceSchedule
  readonly batch: number
  readonly dataset: Dataset
  /** Of each start. */
  readonly seeds: readonly number[]
  /** Of each of `names`: multiplications a step. */
  readonly operations: readonly number[]
  /** Multiplications that each gets in a turn; undefined: one step each. */
  readonly perTurn: number | undefined
  readonly fixed: Readonly<Record<string, NdArray>>
}
/** A method in the race, with the loop that trains it. */
interface Entry {
  readonly run: MethodRun
  readonly trainer: Trainer<ViewBatch, Record<string, unknown>>
}

/** The picked methods, turn by turn; several starts one after the other. */
export class Race implements Session {
  readonly fixed
  private readonly results: SavedArray<Float32Array>
  private readonly shape: readonly number[]
  /** k-NN of h and of e in the start that is running. */
  private readonly now = new Float32Array(METHOD_NAMES.length).fill(NaN)
  private readonly nowEmbedding = new Float32Array(METHOD_NAMES.length).fill(NaN)
  private t = 0
  private start = -1
  /** The views of the steps of this turn, which methods share. */
  private readonly views = new Map<number, ViewBatch>()
  private entries: Entry[] = []
  private evaluation: Evaluation | undefined

  private constructor(private readonly plan: RacePlan) {
    this.fixed = plan.fixed
    this.shape = [RESULT_COUNT, plan.division.starts, PROTOCOLS.length]
    this.results = new SavedArray(
      new Float32Array(RESULT_COUNT * plan.division.starts * PROTOCOLS.length).fill(NaN),
      this.shape,
    )
  }

  static async open(plan: RacePlan): Promise<Race> {
    const race = new Race(plan)
    await race.begin(0)
    return race
  }

  async step(): Promise<void> {
    const { start, done } = this.plan.division.at(this.t + 1)
    if (start !== this.start) await this.begin(start)
    this.entries.forEach(({ trainer }, i) => trainer.trainTo(this.steps(i, done)))
    tf.dispose([...this.views.values()].map(({ views }) => views))
    this.views.clear()
    this.t++
    if (done === this.plan.division.length) await this.judge()
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    const metrics: Record<string, number> = {}
    if (full) {
      for (const [i, name] of this.plan.names.entries()) {
        const { knn, embedding } = await this.evaluation!.knn(this.entries[i]!.run)
        metrics[name] = knn
        this.now[METHOD_NAMES.indexOf(name)] = knn
        this.nowEmbedding[METHOD_NAMES.indexOf(name)] = embedding
      }
    }
    const results = { shape: this.shape, data: this.results.values }
    const [shape, { now, nowEmbedding }] = [[METHOD_NAMES.length], this]
    const arrays = { results, now: { shape, data: now }, nowEmbedding: { shape, data: nowEmbedding } }
    return { step: this.t, metrics, arrays }
  }

  /** `results` [rows, starts, judges], then the entries of each method under its name and a dot. */
  stateDict(): Promise<StateDict> {
    return stateDictOf(this.parts())
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const { start, done } = this.plan.division.at(step)
    if (start !== this.start) await this.begin(start)
    loadStateDictOf(this.parts(), state)
    this.entries.forEach(({ trainer }, i) => trainer.resumeAt(this.steps(i, done)))
    this.t = step
  }

  dispose(): void {
    this.evaluation?.dispose()
    for (const { trainer } of this.entries) trainer.dispose()
  }

  private parts(): Readonly<Record<string, Stateful>> {
    const runs = this.entries.map(({ run }, i) => [this.plan.names[i]!, run] as const)
    return { ...Object.fromEntries(runs), results: this.results }
  }

  private async begin(start: number): Promise<void> {
    this.dispose()
    const { dataset, batch, names, seeds, division } = this.plan
    const experiment = createExperiment(dataset, batch, seeds[start]!)
    this.start = start
    this.entries = names.map((name, i) => {
      const run = experiment.createMethod(name)
      const steps = this.steps(i, division.length)
      const trainer = new Trainer({
        learners: { [name]: run },
        batchAt: (step) => this.shared(step, experiment.viewsAt),
        learningRate: (step) => LEARNING_RATES[name] * learningRateFactor(steps, step),
      })
      return { run, trainer }
    })
    this.now.fill(NaN)
    this.nowEmbedding.fill(NaN)
    const evaluation = (this.evaluation = new Evaluation(dataset, seeds[start]!))
    await this.untrained(async (encoder) => this.note('untrained', await evaluation.knn(encoder)))
    this.note('pixels', { knn: await evaluation.pixels() })
  }

  /** The views of a step, made once for all methods; each frees a copy of its own. */
  private shared(step: number, viewsAt: (step: number) => ViewBatch): ViewBatch {
    const batch = this.views.get(step) ?? viewsAt(step)
    this.views.set(step, batch)
    return { ...batch, views: tf.clone(batch.views) }
  }

  /** Fitting a linear classifier takes longer than all the rest, so it is done only once a start is over. */
  private async judge(): Promise<void> {
    const judged = async (row: ResultName, encoder: Encoder) => this.note(row, await this.evaluation!.judge(encoder))
    for (const [i, name] of this.plan.names.entries()) await judged(name, this.entries[i]!.run)
    await this.untrained((encoder) => judged('untrained', encoder))
    await judged('pixels', { represent: (images) => ({ h: tf.reshape(images, [images.shape[0], -1]) }) })
  }

  private async untrained(look: (encoder: Encoder) => Promise<void>): Promise<void> {
    const { dataset, batch, seeds } = this.plan
    const run = createExperiment(dataset, batch, seeds[this.start]!).createMethod('similarity')
    await look(run)
    run.dispose()
  }

  private note(row: ResultName, judged: Partial<Record<Protocol, number>>): void {
    for (const judge of PROTOCOLS)
      this.results.values[resultIndex(row, this.start, judge, this.plan.division.starts)] = judged[judge] ?? NaN
  }

  private steps(i: number, turns: number): number {
    return stepsDone(turns, this.plan.operations[i]!, this.plan.perTurn)
  }
}
