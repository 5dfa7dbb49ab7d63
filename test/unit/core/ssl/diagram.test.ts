/** The diagram of each method shows what its code does: both are asked for the same parts. */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { siameseDiagram, type MethodDiagram } from '../../../../demos/core/ssl/diagram'
import { DIAGRAMS, type DiagramName } from '../../../../demos/core/ssl/diagrams'
import type { SSLMethod, TensorMap } from '../../../../demos/core/ssl/method'
import { Avid } from '../../../../demos/core/ssl/methods/avid-cma/method'
import { batchMemory } from '../../../../demos/core/ssl/methods/avid-cma/terms'
import * as avid from '../../../../demos/core/ssl/methods/avid-cma/gradient'
import { loss as avidLoss } from '../../../../demos/core/ssl/methods/avid-cma/loss'
import { createBarlowTwins } from '../../../../demos/core/ssl/methods/barlow-twins/method'
import { createByol } from '../../../../demos/core/ssl/methods/byol/method'
import { createDino } from '../../../../demos/core/ssl/methods/dino/method'
import { createInfoNce } from '../../../../demos/core/ssl/methods/moco/method'
import * as pirl from '../../../../demos/core/ssl/methods/pirl/gradient'
import { loss as pirlLoss } from '../../../../demos/core/ssl/methods/pirl/loss'
import { createSimclr } from '../../../../demos/core/ssl/methods/simclr/method'
import { createSimilarity } from '../../../../demos/core/ssl/methods/similarity/method'
import { createSimsiam } from '../../../../demos/core/ssl/methods/simsiam/method'
import { createSwav } from '../../../../demos/core/ssl/methods/swav/method'
import { createVicreg } from '../../../../demos/core/ssl/methods/vicreg/method'
import { dense } from '../../../../demos/core/nn/dense'
import { createProjector } from '../../../../demos/core/nn/encoder'
import { l2Normalize } from '../../../../demos/core/nn/l2-normalize'
import { Network } from '../../../../demos/core/nn/network'
import { initialParams, unpack } from '../../../../demos/core/nn/parameters'
import { Random } from '../../../../demos/core/random'
import { createMethod, METHOD_NAMES } from '../../../../demos/core/ssl/registry'
import { matrices } from '../twin'
import { quarterImages } from './setting'

const [N, d] = [6, 64]
const EPSILON = 1e-2
/** Of a derivative along a direction: float32 leaves so much of it. */
const TOLERANCE = 0.02
const random = matrices(3)

/** What the loss is made of, each with what the method gives for its gradient: nothing, where it is stopped. */
interface Probe {
  readonly at: readonly Tensor2D[]
  readonly loss: (...at: Tensor2D[]) => Scalar
  readonly gradients: readonly (Tensor2D | undefined)[]
}

/** True if the loss changes along some input in a way that the gradient of the method leaves out. */
function stopsGradient({ at, loss, gradients }: Probe): boolean {
  return at.some((x, i) => {
    const direction = random(x.shape[0], x.shape[1])
    const lossAt = (t: number): number =>
      loss(...at.map((y, j) => (i === j ? (tf.add(y, tf.mul(direction, t)) as Tensor2D) : y))).dataSync()[0]!
    const measured = (lossAt(EPSILON) - lossAt(-EPSILON)) / (2 * EPSILON)
    const given = gradients[i] ? tf.sum(tf.mul(gradients[i], direction)).dataSync()[0]! : 0
    return Math.abs(measured - given) > TOLERANCE * Math.max(Math.abs(measured), Math.abs(given), 0.01)
  })
}

/** Parameters of the head as a run begins with them. */
function headOf({ headParamSpecs: specs = [], constrainHead }: SSLMethod): readonly Tensor[] {
  const params = unpack(tf.tensor1d(initialParams(specs, new Random(1, 'head'))), specs)
  return constrainHead?.(params) ?? params
}

/** A method on embeddings of two views and on the targets that the model hands it. */
function probeOf(method: SSLMethod, rows: number, targets: readonly Tensor2D[]): Probe {
  const head = headOf(method)
  const e = random(rows, d)
  const { dEmbeddings, dTargets } = method.gradient(method.forward(e, head, targets), head, 100)
  return {
    at: [e, ...targets],
    loss: (x, ...others) => method.loss(method.forward(x!, head, others)),
    gradients: [dEmbeddings, dTargets],
  }
}

const of = <Cache extends TensorMap>(method: SSLMethod<Cache>): SSLMethod => method as unknown as SSLMethod
const unit = (rows: number): Tensor2D => l2Normalize(random(rows, d)).z
const views = 2 * N
const teacher = {
  outputs: d,
  studentTemperature: 0.5,
  teacherTemperature: 0.5,
  momentum: 0.9,
  centerMomentum: 0.9,
}
/** What the shared model drives, with the rows of a batch and the targets it gets. */
const driven = {
  similarity: { method: of(createSimilarity(createProjector(d))), rows: views, targets: () => [] },
  simclr: { method: of(createSimclr({ batchSize: N, temperature: 0.5 })), rows: views, targets: () => [] },
  moco: {
    method: of(createInfoNce({ momentum: 0.9, temperature: 0.5 })),
    rows: N,
    targets: () => [unit(N), unit(9)],
  },
  swav: {
    method: of(createSwav({ prototypes: 5, epsilon: 0.2, temperature: 0.5 })),
    rows: views,
    targets: () => [],
  },
  byol: { method: of(createByol(0.9)), rows: views, targets: () => [random(views, d)] },
  simsiam: { method: of(createSimsiam()), rows: views, targets: () => [] },
  barlow: { method: of(createBarlowTwins({ lambda: 0.05 })), rows: views, targets: () => [] },
  vicreg: {
    method: of(createVicreg({ invariance: 25, variance: 25, covariance: 1 })),
    rows: views,
    targets: () => [],
  },
  dino: { method: of(createDino(teacher)), rows: views, targets: () => [random(views, d)] },
}
type Driven = keyof typeof driven
const isDriven = (name: DiagramName): name is Driven => name in driven

/** PIRL and AVID drive themselves: embeddings of both branches, and what they are compared with. */
const others: Readonly<Record<Exclude<DiagramName, Driven>, () => Probe>> = {
  pirl: () => {
    const options = { lambda: 0.5, criterion: 'paper', temperature: 0.5 } as const
    const at = [random(N, d), random(N, d), unit(N), unit(9)] as const
    const { df, dg } = pirl.gradient(pirl.forward(...at, options), options)
    return { at, loss: (f, g, m, n) => pirlLoss(f!, g!, m!, n!, options), gradients: [df, dg] }
  },
  'avid-cma': () => {
    const options = { temperature: 0.5, logNoise: 0, crossInstance: 1 }
    const at = [random(N, d), random(N, d), unit(N), unit(N)] as const
    const memory = (v: Tensor2D, a: Tensor2D) => ({ video: batchMemory(v), audio: batchMemory(a) })
    const { video, audio } = avid.gradient(avid.forward(at[0], at[1], memory(at[2], at[3]), options), options)
    return { at, loss: (v, a, mv, ma) => avidLoss(v!, a!, memory(mv!, ma!), options), gradients: [video, audio] }
  },
}
const probe = (name: DiagramName): Probe => {
  if (!isDriven(name)) return others[name]()
  const { method, rows, targets } = driven[name]
  return probeOf(method, rows, targets())
}

const source = { images: quarterImages(40), size: 16, channels: 1 }
const names = Object.keys(DIAGRAMS) as DiagramName[]
/** Names of all that a method keeps from step to step. */
const state: Partial<Record<DiagramName, readonly string[]>> = {}

beforeAll(async () => {
  for (const name of METHOD_NAMES) {
    const run = createMethod(name, { source, batchSize: 16, seed: 1 })
    state[name] = Object.keys(await run.stateDict())
    run.dispose()
  }
  const run = new Avid({ video: 8, audio: 8 }, 0.5, 1)
  state['avid-cma'] = Object.keys(await run.stateDict())
  run.dispose()
})

describe.each(names)('the diagram of %s', (name) => {
  const diagram: MethodDiagram = DIAGRAMS[name]
  const has = (prefix: string): boolean => state[name]!.some((key) => key.startsWith(prefix))

  it('has a momentum encoder, a queue, a bank or a centre where the method keeps one', () => {
    expect(diagram.second === 'momentum').toBe(has('momentumEncoder.'))
    expect(diagram.memory === 'queue').toBe(has('queue.'))
    expect(diagram.memory === 'bank').toBe(has('memoryBank.'))
    expect(diagram.targets === 'centred').toBe(has('center'))
  })

  it('has a stop-gradient where the loss changes with something that gets no gradient', () => {
    tf.tidy(() => {
      expect(stopsGradient(probe(name))).toBe(diagram.stopGradient)
    })
  })

  it('has a predictor, or prototypes, where the method has parameters after the projector', () => {
    const method = isDriven(name) ? driven[name].method : undefined
    const head = (method?.headParamSpecs ?? []).length > 0
    const keepsUnitRows = method?.constrainHead !== undefined
    expect(diagram.prototypes).toBe(head && keepsUnitRows)
    expect(diagram.predictor).toBe(head && !keepsUnitRows)
  })

  // The heads of the others normalise over the batch, and PIRL and AVID are compared with memories.
  const isPlain = isDriven(name) && !diagram.predictor && !diagram.prototypes && diagram.targets !== 'centred'
  it.runIf(isPlain)('looks across the batch where the gradient of one image depends on another image', () => {
    tf.tidy(() => {
      const { method, rows, targets } = driven[name as Driven]
      const [e, others] = [random(rows, d), targets()]
      const other = tf.tensor2d(random(1, d).dataSync(), [1, d])
      const moved = tf.concat2d([tf.slice2d(e, [0, 0], [1, d]), other, tf.slice2d(e, [2, 0], [rows - 2, d])], 0)
      const [before, after] = [e, moved].map((x) =>
        tf.slice2d(method.gradient(method.forward(x!, [], others), [], 1).dEmbeddings, [0, 0], [1, d]),
      ) as [Tensor2D, Tensor2D]
      const change = tf.norm(tf.sub(before, after)).dataSync()[0]!
      expect(change > 1e-6 * tf.norm(before).dataSync()[0]!).toBe(diagram.batch !== 'none')
    })
  })
})

/** Smooth, so that differences measure their derivative. */
const heads = {
  projector: createProjector(d),
  predictor: new Network([dense(d, 8, 'elu'), dense(8, d, 'linear')]),
}
describe.each([false, true])('the diagram of two branches, predictor %s', (predictor) => {
  it.each([
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ])('has the parts of its code: stop-gradient %s, moving average %s', (stopGradient, movingAverage) => {
    const momentum = movingAverage ? 0.9 : undefined
    const method = of(createSimsiam({ heads, hasPredictor: predictor, stopsGradient: stopGradient, momentum }))
    const diagram = siameseDiagram({ predictor, stopGradient, movingAverage })
    expect(diagram.predictor).toBe((method.headParamSpecs ?? []).length > 0)
    expect(diagram.second === 'momentum').toBe(method.momentum !== undefined)
    expect(diagram.guard.length > 0).toBe(predictor && stopGradient)
    const targets = movingAverage ? [random(views, d)] : []
    tf.tidy(() => {
      expect(stopsGradient(probeOf(method, views, targets))).toBe(diagram.stopGradient)
    })
  })
})
