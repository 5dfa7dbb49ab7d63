import { flatData, flatState } from '../core/flat-state'
import type { StateDict } from '../core/state-dict'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { Dataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { Evaluation } from '../training/evaluation'
import { createExperiment } from '../core/ssl/experiment'
import { METHOD_NAMES, LEARNING_RATES, type MethodName, type MethodRun } from '../core/ssl/registry'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import { PROTOCOLS, resultIndex, RESULT_COUNT, type Protocol, type ResultName } from './results'
import { stepsDone, type RaceSchedule } from './schedule'

export interface RacePlan {
  readonly names: readonly MethodName[]
  readonly division: RaceSchedule
  readonly batch: number
  readonly dataset: Dataset
  /** Of each start. */
  readonly seeds: readonly number[]
  /** Of each of `names`: multiplications a step, and numbers held between steps. */
  readonly operations: readonly number[]
  readonly floats: readonly number[]
  /** Multiplications that each gets in a turn; undefined: one step each. */
  readonly perTurn: number | undefined
  readonly fixed: Readonly<Record<string, NdArray>>
}
type Features = (images: Tensor4D) => Tensor2D
const WARMUP = 10

/** The picked methods, turn by turn; several starts one after the other. */
export class Race implements Session {
  readonly fixed
  private readonly results: Float32Array
  private now = new Float32Array(METHOD_NAMES.length).fill(NaN)
  private t = 0
  private start = -1
  private viewsAt!: (step: number) => Tensor4D
  private entrants: MethodRun[] = []
  private evaluation: Evaluation | undefined

  private constructor(private readonly plan: RacePlan) {
    this.fixed = plan.fixed
    this.results = new Float32Array(RESULT_COUNT * plan.division.starts * PROTOCOLS.length).fill(NaN)
  }

  static async open(plan: RacePlan): Promise<Race> {
    const race = new Race(plan)
    await race.begin(0)
    return race
  }

  async step(): Promise<void> {
    const { start, done } = this.plan.division.at(this.t + 1)
    if (start !== this.start) await this.begin(start)
    const views = new Map<number, Tensor4D>()
    this.entrants.forEach((entrant, i) => {
      const [all, to] = [this.steps(i, this.plan.division.length), this.steps(i, done)]
      for (let s = this.steps(i, done - 1); s < to; s++) {
        if (!views.has(s)) views.set(s, this.viewsAt(s))
        entrant.step(views.get(s)!, LEARNING_RATES[this.plan.names[i]!] * warmupCosine(s + 1, all + 1, WARMUP), s + 1)
      }
    })
    tf.dispose([...views.values()])
    this.t++
    if (done === this.plan.division.length) await this.judge()
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    const metrics: Record<string, number> = {}
    if (full) {
      for (const [i, name] of this.plan.names.entries()) {
        metrics[name] = await this.evaluation!.knn((images) => this.entrants[i]!.features(images))
        this.now[METHOD_NAMES.indexOf(name)] = metrics[name]
      }
    }
    const { starts } = this.plan.division
    const results = { shape: [RESULT_COUNT, starts, PROTOCOLS.length], data: this.results }
    return { step: this.t, metrics, arrays: { results, now: { shape: [METHOD_NAMES.length], data: this.now } } }
  }

  /** Results, then what each method holds. */
  async stateDict(): Promise<StateDict> {
    const held = await Promise.all(this.entrants.map((entrant) => entrant.checkpoint()))
    const out = new Float32Array(this.results.length + held.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of [this.results, ...held]) {
      out.set(part, at)
      at += part.length
    }
    return flatState(out)
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const checkpoint = flatData(state)
    const { start } = this.plan.division.at(step)
    if (start !== this.start) await this.begin(start)
    this.results.set(checkpoint.subarray(0, this.results.length))
    let from = this.results.length
    this.entrants.forEach((entrant, i) => entrant.restore(checkpoint.subarray(from, (from += this.plan.floats[i]!))))
    this.t = step
  }

  dispose(): void {
    this.evaluation?.dispose()
    for (const entrant of this.entrants) entrant.dispose()
  }

  private async begin(start: number): Promise<void> {
    this.dispose()
    const { dataset, batch, names, seeds } = this.plan
    const field = createExperiment(dataset, batch, seeds[start]!)
    this.start = start
    this.viewsAt = field.viewsAt
    this.entrants = names.map(field.enter)
    this.now.fill(NaN)
    const evaluation = (this.evaluation = new Evaluation(dataset, seeds[start]!))
    await this.untrained(async (features) => this.note('untrained', { knn: await evaluation.knn(features) }))
    this.note('pixels', { knn: await evaluation.pixels() })
  }

  /** A linear classifier takes longer to fit than all else takes: only once a start is over. */
  private async judge(): Promise<void> {
    const { names } = this.plan
    const judged = async (row: ResultName, features: Features) => this.note(row, await this.evaluation!.judge(features))
    for (const [i, name] of names.entries()) await judged(name, (images) => this.entrants[i]!.features(images))
    await this.untrained((features) => judged('untrained', features))
    await judged('pixels', (images) => tf.reshape(images, [images.shape[0], -1]))
  }

  private async untrained(look: (features: Features) => Promise<void>): Promise<void> {
    const { dataset, batch, seeds } = this.plan
    const entrant = createExperiment(dataset, batch, seeds[this.start]!).enter('similarity')
    await look((images) => entrant.features(images))
    entrant.dispose()
  }

  private note(row: ResultName, judged: Partial<Record<Protocol, number>>): void {
    for (const judge of PROTOCOLS)
      this.results[resultIndex(row, this.start, judge, this.plan.division.starts)] = judged[judge] ?? NaN
  }

  private steps(i: number, turns: number): number {
    return stepsDone(turns, this.plan.operations[i]!, this.plan.perTurn)
  }
}
