/** Figures of SimCLR's training, measured in a browser: functions for the page that `npm run bench` opens. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { create } from '../../demos/simclr/session'
import { schema } from '../../demos/simclr/schema'
import type { SimclrParams } from '../../demos/simclr/schema'
import type { BackendName, Session } from '../../demos/runtime/contract'
import { countGl } from './simclr-gl'
import { createObvious } from './simclr-obvious'

export type Bytes = (path: string) => Promise<Uint8Array>
const SEED = 1

const defaults = Object.fromEntries(Object.entries(schema).map(([key, spec]) => [key, spec.default])) as SimclrParams

export const openSession = (bytes: Bytes, params: Partial<SimclrParams> = {}): Promise<Session> =>
  create({ ...defaults, ...params }, SEED, { backend: tf.getBackend() as BackendName, bytes })

/** Milliseconds of each step, with the backend's work done. */
export async function timeSteps(steps: number, step: () => void | Promise<void>, done: () => Promise<unknown>) {
  const times: number[] = []
  for (let i = 0; i < steps; i++) {
    const start = performance.now()
    await step()
    await done()
    times.push(performance.now() - start)
  }
  return times
}
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** Waits for the device: reads one number that the step's work comes before. */
export const finish = async (): Promise<void> => {
  const probe = tf.scalar(1)
  const sum = tf.add(probe, 1)
  await sum.data()
  tf.dispose([probe, sum])
}

export interface StepFigures {
  backend: string
  firstMs: number
  medianMs: number
  /** WebGL only: draw calls of a step, and programs compiled up to the end of the first. */
  draws: number
  programs: number
}

async function figures(backend: string, steps: number, step: () => void | Promise<void>): Promise<StepFigures> {
  const counts = backend === 'webgl' ? countGl() : { draws: 0, programs: 0 }
  const [firstMs] = await timeSteps(1, step, finish)
  const programs = counts.programs
  await step()
  await finish()
  const before = counts.draws
  await step()
  const draws = counts.draws - before
  return { backend, firstMs: firstMs!, medianMs: median(await timeSteps(steps, step, finish)), draws, programs }
}

/** Steps of the demo, as the worker takes them. */
export async function measureDemo(
  bytes: Bytes,
  steps: number,
  params: Partial<SimclrParams> = {},
): Promise<StepFigures> {
  const session = await openSession(bytes, params)
  const result = await figures(tf.getBackend(), steps, () => session.step!())
  session.dispose()
  return result
}

/** Steps of the obvious model on equal batches; its images come as they are, without augmentation. */
export async function measureObvious(steps: number, batch = defaults.batchSize): Promise<StepFigures> {
  const model = createObvious(1, defaults.temperature, defaults.learningRate)
  const [first, second] = [0, 1].map(() => tf.randomUniform([batch, 16, 16, 1], 0, 1, 'float32', SEED) as Tensor4D)
  const result = await figures(tf.getBackend(), steps, async () => {
    await model.step(first!, second!)
  })
  tf.dispose([first!, second!])
  model.dispose()
  return result
}

/** Tensors alive after each of these numbers of steps, and after the session is disposed of. */
export async function countTensors(bytes: Bytes, at: readonly number[]): Promise<number[]> {
  const before = tf.memory().numTensors
  const session = await openSession(bytes)
  const alive: number[] = []
  for (let step = 1; step <= Math.max(...at); step++) {
    await session.step!()
    if (at.includes(step)) alive.push(tf.memory().numTensors - before)
  }
  session.dispose()
  return [...alive, tf.memory().numTensors - before]
}

/** Trains for so many seconds, evaluating every 20 steps as the worker does; the last evaluation. */
export async function accuracyAfter(bytes: Bytes, seconds: number): Promise<Record<string, number>> {
  const session = await openSession(bytes)
  const start = performance.now()
  let step = 0
  let metrics: Readonly<Record<string, number>> = {}
  while (performance.now() - start < seconds * 1000) {
    await session.step!()
    if (++step % 20 === 0) metrics = (await session.snapshot(true)).metrics
  }
  session.dispose()
  return { step, ...metrics }
}

/** Median step at each batch size, and p of time ~ N^p by least squares in logarithms. */
export async function growth(bytes: Bytes, batches: readonly number[], steps: number) {
  const times: number[] = []
  for (const batchSize of batches) times.push((await measureDemo(bytes, steps, { batchSize })).medianMs)
  return { batches, times, exponent: slope(batches.map(Math.log), times.map(Math.log)) }
}

function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  return mean(x.map((value, i) => (value - mx) * (y[i]! - my))) / mean(x.map((value) => (value - mx) ** 2))
}
