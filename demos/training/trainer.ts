import * as tf from '@tensorflow/tfjs-core'
import type { TensorContainer } from '@tensorflow/tfjs-core'
import { warmupCosine } from '../core/optim/schedule'
import { loadStateDictOf, stateDictOf, type StateDict, type Stateful } from '../core/state-dict'

/** A network that learns from batches: what a Trainer drives. */
export interface Learner<Batch, Cache> extends Stateful {
  /** The forward pass on a batch: all that its loss and its gradient are made of. */
  forward(batch: Batch): Cache
  /** One step along the gradient of a forward pass, the `t`-th from 1. Leaves the cache to the caller. */
  update(cache: Cache, learningRate: number, t: number): void
  dispose(): void
}
/** Learners by name, each with a forward cache of its own type. */
export type Learners<Batch, Caches> = { readonly [Name in keyof Caches]: Learner<Batch, Caches[Name]> }

export interface TrainerOptions<Batch, Caches> {
  /** One or more, trained on the same batches. */
  readonly learners: Learners<Batch, Caches>
  /** The batch of a step, counted from 0: always the same for the same step. The trainer frees it. */
  batchAt(step: number): Batch
  /** The learning rate of a learner at a step, counted from 0. */
  learningRate(step: number, name: keyof Caches): number
  /** What is saved besides the learners, under names of its own. */
  readonly buffers?: Readonly<Record<string, Stateful>>
}

/** Steps over which the learning rate rises at first. */
const WARMUP = 10

/**
 * The learning rate of all demos: a linear warm-up over 10 steps (a fifth of a run that is shorter than 50), then half
 * a cosine down to 0.
 *
 * @param steps of the whole run
 * @param step counted from 0
 * @returns the factor of the learning rate
 */
export const learningRateFactor = (steps: number, step: number): number =>
  warmupCosine(step + 1, steps + 1, Math.min(WARMUP, steps / 5))

/**
 * The training loop: it counts steps, makes batches, keeps the forward pass that a snapshot showed for the step that
 * follows it, updates the learners, and saves and loads them by name.
 */
export class Trainer<Batch, Caches extends object> {
  private t = 0
  private ahead: { batch: Batch; caches: Caches } | undefined

  constructor(private readonly options: TrainerOptions<Batch, Caches>) {}

  /** Steps done. */
  get step(): number {
    return this.t
  }

  /** The batch that the next step trains on and the forward pass of each learner on it; the trainer frees both. */
  forward(): { readonly batch: Batch; readonly caches: Caches } {
    if (!this.ahead) {
      const { learners, batchAt } = this.options
      const batch = batchAt(this.t)
      const caches = this.names().map((name) => [name, learners[name].forward(batch)] as const)
      this.ahead = { batch, caches: Object.fromEntries(caches) as Caches }
    }
    return this.ahead
  }

  /** One step of every learner. */
  train(): void {
    const { caches } = this.forward()
    for (const name of this.names()) {
      const rate = this.options.learningRate(this.t, name)
      this.options.learners[name].update(caches[name], rate, this.t + 1)
    }
    this.forget()
    this.t++
  }

  /** Steps until so many are done. */
  trainTo(step: number): void {
    while (this.t < step) this.train()
  }

  /** The entries of each learner and buffer under its name and a dot. */
  stateDict(): Promise<StateDict> {
    return stateDictOf(this.parts())
  }

  /**
   * Goes on from what `stateDict` gave after `step` steps.
   *
   * @throws StateDictError if an entry is missing, unexpected or misshapen
   */
  loadStateDict(step: number, state: StateDict): void {
    loadStateDictOf(this.parts(), state)
    this.resumeAt(step)
  }

  /** Goes on as after `step` steps, with learners that were loaded one by one. */
  resumeAt(step: number): void {
    this.forget()
    this.t = step
  }

  /** Frees the learners too. */
  dispose(): void {
    this.forget()
    for (const name of this.names()) this.options.learners[name].dispose()
  }

  private parts(): Readonly<Record<string, Stateful>> {
    return { ...(this.options.learners as Readonly<Record<string, Stateful>>), ...this.options.buffers }
  }

  private names(): (keyof Caches)[] {
    return Object.keys(this.options.learners) as (keyof Caches)[]
  }

  private forget(): void {
    if (this.ahead) tf.dispose(this.ahead as unknown as TensorContainer)
    this.ahead = undefined
  }
}
