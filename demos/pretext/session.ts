import { loadDataset } from '../core/data'
import { sampleQuestions, toBatch, type QuestionBatch } from '../core/pretext/batch'
import { PretextClassifier, type PretextCache } from '../core/pretext/classifier'
import type { Cues } from '../core/pretext/patch-sampler'
import { createPretextNetwork, createTask, type PretextTask, type Question } from '../core/pretext/tasks'
import { Random } from '../core/random'
import type { Session, SessionContext } from '../runtime/contract'
import { readScalar } from '../core/tensor/read-scalar'
import { learningRateFactor, Trainer, type Learner } from '../training/trainer'
import { STEPS } from './schema'
import type { PretextParams } from './schema'
import { visitorQuestions } from './visitor-questions'

const NO_CUES: Cues = { touching: false, aberration: false }
/** Held-out questions that accuracy is measured on. */
const HELD_OUT = 1000

/** One way of asking: a network that is trained with these cues, and the held-out questions asked with them. */
interface Condition {
  readonly name: 'Cue' | 'Plain'
  readonly cues: Cues
  readonly classifier: PretextClassifier
  readonly heldOut: QuestionBatch
}

/** Trains one network with the cue and one without, from the same weights and on the same questions. */
export async function create(params: PretextParams, seed: number, context: SessionContext): Promise<Session> {
  const { game, images, cue, orders, batchSize, learningRate } = params
  const dataset = await loadDataset(images, context.bytes, seed)
  const task = createTask(game, dataset, dataset.train, orders)
  const testTask = createTask(game, dataset, dataset.test, orders)
  const testQuestions = sampleQuestions(testTask, HELD_OUT, new Random(seed, 'judged'))
  const condition = (name: Condition['name'], cues: Cues): Condition => ({
    name,
    cues,
    classifier: new PretextClassifier(createPretextNetwork(game, task), seed),
    heldOut: toBatch(testTask, testQuestions, cues),
  })
  // a rotated image has no patches that touch, and the colour fringes of a lens rotate with the image
  const hasCue = cue !== 'none' && game !== 'rotation'
  const plain = condition('Plain', NO_CUES)
  const conditions = hasCue
    ? [condition('Cue', { touching: cue === 'touching', aberration: cue === 'shift' }), plain]
    : [plain]
  const trainer = new Trainer<Question[], Record<string, PretextCache>>({
    learners: Object.fromEntries(conditions.map((one) => [one.name, learner(one, task)])),
    batchAt: (step) => sampleQuestions(task, batchSize, new Random(seed, 'questions', step)),
    learningRate: (step) => learningRate * learningRateFactor(STEPS, step),
  })
  const accuracies: Record<string, number> = {}

  async function evaluate(): Promise<void> {
    for (const trained of conditions) {
      for (const asked of conditions) {
        accuracies[`trained${trained.name}Asked${asked.name}`] = await trained.classifier.accuracy(asked.heldOut)
      }
    }
  }
  const [first] = conditions as [Condition]
  return {
    fixed: visitorQuestions(testTask, first.cues, seed),
    step: () => trainer.train(),
    /** The loss is that of the network that has the cue, on the batch that it trains on next. */
    async snapshot(full) {
      if (full) await evaluate()
      const { caches } = trainer.forward()
      const loss = await readScalar(() => first.classifier.loss(caches[first.name]!))
      return { step: trainer.step, metrics: { loss, chance: 1 / task.classes, ...accuracies }, arrays: {} }
    },
    /** The entries of each network, under `Cue.` and `Plain.`. */
    stateDict: () => trainer.stateDict(),
    async loadStateDict(step, state) {
      trainer.loadStateDict(step, state)
    },
    dispose: () => trainer.dispose(),
  }
}

/** A network that is asked the questions of a step with the cues of its condition. */
function learner({ classifier, cues }: Condition, task: PretextTask): Learner<Question[], PretextCache> {
  return {
    forward: (questions) => classifier.forward(toBatch(task, questions, cues)),
    update: (cache, learningRate, t) => classifier.update(cache, learningRate, t),
    stateDict: () => classifier.stateDict(),
    loadStateDict: (state) => classifier.loadStateDict(state),
    dispose: () => classifier.dispose(),
  }
}
