/** Figures of SimCLR's training in a page. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { create } from '../../../demos/simclr/session'
import { schema, STEPS } from '../../../demos/simclr/schema'
import type { SimclrParams } from '../../../demos/simclr/schema'
import { compileStep } from '../../../demos/runtime/backend'
import type { BackendName, Session, SessionContext } from '../../../demos/runtime/contract'
import type { GlCounts } from './simclr-gl'
import { createObvious } from './simclr-obvious'

type Bytes = SessionContext['bytes']
const SEED = 1

/** Those of the demo. */
export const defaults = Object.fromEntries(
  Object.entries(schema).map(([key, spec]) => [key, spec.default]),
) as SimclrParams

export const openSession = (bytes: Bytes, batchSize: number): Promise<Session> =>
  create({ ...defaults, batchSize }, SEED, { backend: tf.getBackend() as BackendName, steps: STEPS, bytes })

/** Waits for the device: reads what comes after the step. Large enough not to be computed on the side, on the CPU. */
function finish(): void {
  const last = tf.fill([1024], 1)
  last.dataSync()
  last.dispose()
}

export interface StepFigures {
  firstMs: number
  times: number[]
  /** WebGL only: draw calls of a step, programs linked in the first one, and in the page up to its end. */
  draws: number
  stepPrograms: number
  programs: number
}

async function figures(steps: number, gl: GlCounts, step: () => void | Promise<void>): Promise<StepFigures> {
  const timed = async (): Promise<number> => {
    const start = performance.now()
    await step()
    finish()
    return performance.now() - start
  }
  const before = gl.programs
  const firstMs = await timed()
  const { programs } = gl
  await timed()
  const drawn = gl.draws
  await step()
  const draws = gl.draws - drawn
  const times: number[] = []
  for (let i = 0; i < steps; i++) times.push(await timed())
  return { firstMs, times, draws, stepPrograms: programs - before, programs }
}

/** Steps of the demo, as the worker takes them: augmentation included. */
export async function measureDemo(bytes: Bytes, steps: number, gl: GlCounts, batchSize: number): Promise<StepFigures> {
  const session = await openSession(bytes, batchSize)
  const result = await figures(steps, gl, () => session.step!())
  session.dispose()
  return result
}

/** Steps of the obvious model on equal batches; its images come as they are, without augmentation. */
export async function measureObvious(steps: number, gl: GlCounts, batchSize: number): Promise<StepFigures> {
  const model = createObvious(1, defaults.temperature, defaults.learningRate)
  const [first, second] = [0, 1].map((i) => tf.randomUniform([batchSize, 16, 16, 1], 0, 1, 'float32', SEED + i)) as [
    Tensor4D,
    Tensor4D,
  ]
  const result = await figures(steps, gl, async () => {
    await model.step(first, second)
  })
  tf.dispose([first, second])
  model.dispose()
  return result
}

/** Tensors alive after each of these numbers of steps, and after the session is disposed of. */
export async function countTensors(bytes: Bytes, at: readonly number[], batchSize: number): Promise<number[]> {
  const before = tf.memory().numTensors
  const session = await openSession(bytes, batchSize)
  const alive: number[] = []
  for (let step = 1; step <= Math.max(...at); step++) {
    await session.step!()
    if (at.includes(step)) alive.push(tf.memory().numTensors - before)
  }
  session.dispose()
  return [...alive, tf.memory().numTensors - before]
}

/** The first two steps of a session that has drawn its picture, in a page that has compiled none of their programs. */
export async function firstStep(bytes: Bytes, gl: GlCounts, compilesAhead: boolean, batchSize: number) {
  const session = await openSession(bytes, batchSize)
  await session.snapshot(true)
  const linked = [gl.programs]
  const times = [performance.now()]
  const note = () => {
    finish()
    linked.push(gl.programs)
    times.push(performance.now())
  }
  if (compilesAhead) await compileStep(() => openSession(bytes, batchSize))
  note()
  await session.step!()
  note()
  await session.step!()
  note()
  session.dispose()
  const [compileMs, stepMs, secondMs] = times.slice(1).map((time, i) => time - times[i]!) as [number, number, number]
  const [ahead, later] = linked.slice(1).map((count, i) => count - linked[i]!) as [number, number]
  return { compileMs, stepMs, secondMs, ahead, later, isParallel: gl.isParallel() }
}
