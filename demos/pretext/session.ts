import { flatData, flatState } from '../core/flat-state'
import type { StateDict } from '../core/state-dict'
import { loadDataset } from '../core/data'
import { warmupCosine } from '../core/optim/schedule'
import { sampleQuestions, toBatch, type QuestionBatch } from '../core/pretext/batch'
import { Classifier } from '../core/pretext/classifier'
import { createPretextNetwork, createTask, type Question, type PretextTask } from '../core/pretext/tasks'
import type { Cues } from '../core/pretext/patch-sampler'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import { visitorQuestions } from './visitor-questions'
import { STEPS } from './schema'
import type { PretextParams } from './schema'

const PLAIN: Cues = { touching: false, shift: false }
const JUDGED = 1000
const WARMUP = 10

/** A way of asking: the network trained that way, and the held-out questions asked so. */
interface Arm {
  readonly name: 'Cue' | 'Plain'
  readonly cues: Cues
  readonly network: Classifier
  readonly judged: QuestionBatch
}

export async function create(params: PretextParams, seed: number, context: SessionContext): Promise<Session> {
  const { game, images, cue, orders, batchSize, learningRate } = params
  const dataset = await loadDataset(images, context.bytes, seed)
  const task = createTask(game, dataset, dataset.train, orders)
  const heldOut = createTask(game, dataset, dataset.test, orders)
  const judged = sampleQuestions(heldOut, JUDGED, new Random(seed, 'judged'))
  const cues: Cues = { touching: cue === 'touching', shift: cue === 'shift' }
  const arm = (name: Arm['name'], cues: Cues): Arm => ({
    name,
    cues,
    // both start from the same weights and see the same questions
    network: new Classifier(createPretextNetwork(game, task), new Random(seed, 'weights')),
    judged: toBatch(heldOut, judged, cues),
  })
  // there are no patches to touch in a rotation, and the fringes of a lens turn with the image
  const hasCue = cue !== 'none' && game !== 'rotation'
  const arms = hasCue ? [arm('Cue', cues), arm('Plain', PLAIN)] : [arm('Plain', PLAIN)]
  return new Run(task, arms, batchSize, learningRate, seed, visitorQuestions(heldOut, arms[0]!.cues, seed))
}

class Run implements Session {
  private t = 0
  private drawn: { step: number; questions: Question[] } | undefined
  private evaluated: Record<string, number> = {}

  constructor(
    private readonly task: PretextTask,
    private readonly arms: readonly Arm[],
    private readonly batchSize: number,
    private readonly learningRate: number,
    private readonly seed: number,
    readonly fixed: Readonly<Record<string, NdArray>>,
  ) {}

  step(): void {
    const rate = this.learningRate * warmupCosine(this.t + 1, STEPS + 1, WARMUP)
    for (const { network, cues } of this.arms) network.update(this.batch(cues), rate, this.t + 1)
    this.t++
  }

  /** Loss of the network that has the cue, on the batch it trains on next; accuracies on held-out questions. */
  async snapshot(full: boolean) {
    if (full) {
      for (const trained of this.arms) {
        for (const asked of this.arms) {
          this.evaluated[`trained${trained.name}Asked${asked.name}`] = await trained.network.accuracy(asked.judged)
        }
      }
    }
    const [{ network, cues }] = this.arms as [Arm]
    const loss = await network.loss(this.batch(cues))
    return { step: this.t, metrics: { loss, chance: 1 / this.task.classes, ...this.evaluated }, arrays: {} }
  }

  async stateDict(): Promise<StateDict> {
    const parts = await Promise.all(this.arms.map(({ network }) => network.checkpoint()))
    return flatState(Float32Array.from(parts.flat()))
  }

  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const checkpoint = flatData(state)
    let rest = checkpoint
    for (const { network } of this.arms) rest = network.restore(rest)
    this.t = step
  }

  dispose(): void {
    for (const { network } of this.arms) network.dispose()
  }

  /** The questions of step t, asked with cues or without. */
  private batch(cues: Cues): QuestionBatch {
    if (this.drawn?.step !== this.t) {
      const questions = sampleQuestions(this.task, this.batchSize, new Random(this.seed, 'questions', this.t))
      this.drawn = { step: this.t, questions }
    }
    return toBatch(this.task, this.drawn.questions, cues)
  }
}
