import * as tf from '@tensorflow/tfjs-core'
import type { TensorContainer } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { createExperiment, seedsOf } from '../core/ssl/experiment'
import { METHOD_NAMES, type MethodName, type MethodRun } from '../core/ssl/registry'
import { countOperations } from '../core/ssl/operations'
import type { ViewBatch } from '../core/ssl/views'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import { Race } from './race'
import { pickedMethods, type ArenaParams } from './schema'
import { createSchedule } from './schedule'

/** Steps that are timed; the shortest time counts. */
const TIMED = 3
/** The method whose step is the unit of the budget of multiplications. */
const UNIT: MethodName = 'simclr'

type StepCost = Record<'operations' | 'floats' | 'milliseconds', number>

/** Before the race the cost of a step is measured on a copy of each method. */
export async function create(params: ArenaParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const batch = params.batchSize
  const names = pickedMethods(params)
  const division = createSchedule(Number(params.starts))
  const experiment = createExperiment(dataset, batch, seed)
  const trial = experiment.viewsAt(0)

  const measured: (StepCost & { name: MethodName })[] = []
  for (const name of [...names, UNIT]) {
    const run = experiment.createMethod(name)
    measured.push({ name, ...(await measureStep(run, trial)) })
    run.dispose()
  }
  trial.views.dispose()
  const unit = measured.pop()!.operations
  const column = (value: (of: (typeof measured)[number]) => number): NdArray => ({
    shape: [METHOD_NAMES.length],
    data: Float32Array.from(METHOD_NAMES, (name) => {
      const found = measured.find((of) => of.name === name)
      return found ? value(found) : NaN
    }),
  })
  const seeds = seedsOf(seed, division.starts)
  return Race.open({
    names,
    division,
    batch,
    dataset,
    seeds,
    operations: measured.map(({ operations }) => operations),
    perTurn: params.budget === 'operations' ? unit : undefined,
    fixed: {
      operations: column(({ operations }) => operations),
      floats: column(({ floats }) => floats),
      milliseconds: column(({ milliseconds }) => milliseconds),
      unit: { shape: [1], data: Float32Array.of(unit) },
      seeds: { shape: [seeds.length], data: Int32Array.from(seeds) },
    },
  })
}

async function measureStep(run: MethodRun, batch: ViewBatch): Promise<StepCost> {
  const step = (): void => {
    const cache = run.forward(batch)
    run.update(cache, 0, 1)
    tf.dispose(cache as TensorContainer)
  }
  const operations = await countOperations(step)
  const floats = Object.values(await run.stateDict()).reduce((sum, { data }) => sum + data.length, 0)
  const one = tf.slice(batch.views, 0, 1)
  let milliseconds = Infinity
  for (let n = 0; n < TIMED; n++) {
    const begin = performance.now()
    step()
    // what a step queues on a graphics card is done once something that depends on it is read
    const { h, e } = run.represent(one)
    await h.data()
    milliseconds = Math.min(milliseconds, performance.now() - begin)
    tf.dispose([h, e])
  }
  one.dispose()
  return { operations, floats, milliseconds }
}
