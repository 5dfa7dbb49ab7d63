import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { loadDataset } from '../core/data'
import { createExperiment, seedsOf } from '../core/ssl/experiment'
import { METHOD_NAMES, type MethodName, type MethodRun } from '../core/ssl/registry'
import { countOperations } from '../core/ssl/operations'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import { Race } from './race'
import { pickedMethods, type ArenaParams } from './schema'
import { createSchedule } from './schedule'

/** Steps that are timed; the shortest counts. */
const TIMED = 3
/** Whose step the budget of multiplications is measured in. */
const UNIT: MethodName = 'simclr'

type StepCost = Record<'operations' | 'floats' | 'milliseconds', number>

/** Before the race each method takes a few steps on the scales, and is put back. */
export async function create(params: ArenaParams, seed: number, context: SessionContext): Promise<Session> {
  const dataset = await loadDataset('mnist', context.bytes, seed)
  const batch = params.batchSize
  const names = pickedMethods(params)
  const division = createSchedule(Number(params.starts))
  const field = createExperiment(dataset, batch, seed)
  const views = field.viewsAt(0)

  const weighed: (StepCost & { name: MethodName })[] = []
  for (const name of [...names, UNIT]) {
    const entrant = field.enter(name)
    weighed.push({ name, ...(await measureStep(entrant, views)) })
    entrant.dispose()
  }
  views.dispose()
  const unit = weighed.pop()!.operations
  const column = (value: (of: (typeof weighed)[number]) => number): NdArray => ({
    shape: [METHOD_NAMES.length],
    data: Float32Array.from(METHOD_NAMES, (name) => {
      const found = weighed.find((of) => of.name === name)
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
    operations: weighed.map(({ operations }) => operations),
    floats: weighed.map(({ floats }) => floats),
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

async function measureStep(entrant: MethodRun, views: Tensor4D): Promise<StepCost> {
  const operations = await countOperations(() => entrant.step(views, 0, 1))
  const floats = (await entrant.checkpoint()).length
  const one = tf.slice(views, 0, 1)
  let milliseconds = Infinity
  for (let n = 0; n < TIMED; n++) {
    const begin = performance.now()
    entrant.step(views, 0, 1)
    // what a step queues on a graphics card is done once something that depends on it is read
    const h = entrant.features(one)
    await h.data()
    milliseconds = Math.min(milliseconds, performance.now() - begin)
    h.dispose()
  }
  one.dispose()
  return { operations, floats, milliseconds }
}
