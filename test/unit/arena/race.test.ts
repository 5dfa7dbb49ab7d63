import { readFile } from 'node:fs/promises'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { schema, type ArenaParams } from '../../../demos/arena/schema'
import { create } from '../../../demos/arena/session'
import { createSchedule, stepsDone } from '../../../demos/arena/schedule'
import { loadDataset } from '../../../demos/core/data'
import { createEncoder } from '../../../demos/core/nn/encoder'
import { countParams } from '../../../demos/core/nn/parameters'
import { createExperiment } from '../../../demos/core/ssl/experiment'
import { METHOD_NAMES, type MethodName } from '../../../demos/core/ssl/registry'
import { countOperations } from '../../../demos/core/ssl/operations'
import { defaultParams } from '../../../demos/runtime/params'
import { useWasm } from '../../../scripts/wasm'

const bytes = async (path: string) => new Uint8Array(await readFile(`public/${path}`))
const params = (...names: MethodName[]): ArenaParams => ({
  ...(defaultParams(schema) as ArenaParams),
  batchSize: 16,
  picked: METHOD_NAMES.map((name) => Number(names.includes(name))),
})
const open = (settings: ArenaParams) => create(settings, 4, { backend: 'wasm', steps: 200, bytes })

beforeAll(useWasm)

describe('a fair race', () => {
  it('starts all methods from one encoder, and hands all the same views', async () => {
    const dataset = await loadDataset('mnist', bytes, 4)
    const weights = countParams(createEncoder(1).paramSpecs)
    const experiment = createExperiment(dataset, 16, 4)
    const other = createExperiment(dataset, 16, 5)
    const encoder = async (name: MethodName, of = experiment) => {
      const run = of.createMethod(name)
      const { params } = await run.stateDict()
      run.dispose()
      return params!.data.slice(0, weights)
    }
    const reference = await encoder('simclr')
    for (const name of METHOD_NAMES) expect(await encoder(name), name).toEqual(reference)
    expect(await encoder('simclr', other)).not.toEqual(reference)
    const batches = [experiment, createExperiment(dataset, 16, 4), other].map(({ viewsAt }) => viewsAt(0).views)
    const [a, b, c] = batches.map((views) => views.dataSync())
    expect(a).toEqual(b)
    expect(a).not.toEqual(c)
    tf.dispose(batches)
  })

  it('is the same for a method whoever races beside it, bit for bit', async () => {
    const features = async (...names: MethodName[]) => {
      const race = await open(params(...names))
      for (let t = 0; t < 3; t++) await race.step!()
      const { metrics } = await race.snapshot(true)
      race.dispose()
      return metrics.byol
    }
    expect(await features('byol')).toBe(await features('simclr', 'moco', 'byol', 'dino'))
  })
})

describe('price', () => {
  it('counts the multiplications of products, transposed or not', async () => {
    const [a, b] = [tf.ones([3, 5]), tf.ones([7, 5])]
    expect(await countOperations(() => tf.dispose(tf.matMul(a, b, false, true)))).toBe(3 * 5 * 7)
    tf.dispose([a, b])
  })

  it('gives a dear method fewer steps where the budget is in multiplications', () => {
    expect(stepsDone(100, 500, 100)).toBe(20)
    expect(stepsDone(3, 100, 100)).toBe(3)
    expect(stepsDone(3, 50, 100)).toBe(6)
    expect(stepsDone(100, 500, undefined)).toBe(100)
  })

  it('shares the turns between the starts', () => {
    const { length, at } = createSchedule(3)
    expect(length).toBe(250)
    expect([0, 1, 250, 251, 750].map(at)).toEqual([
      { start: 0, done: 0 },
      { start: 0, done: 1 },
      { start: 0, done: 250 },
      { start: 1, done: 1 },
      { start: 2, done: 250 },
    ])
  })
})

it('nobody picked: nothing is raced, and nothing breaks', async () => {
  const race = await open(params())
  await race.step!()
  expect((await race.snapshot(true)).metrics).toEqual({})
  race.dispose()
})
