import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { schema, type BarlowParams } from '../../../demos/barlow/schema'
import { create } from '../../../demos/barlow/session'
import { defaultParams } from '../../../demos/runtime/params'
import { useWasm } from '../../../scripts/wasm'

const bytes = async (path: string) => new Uint8Array(await readFile(`public/${path}`))
beforeAll(useWasm)

/** The picture after so many steps, and the mean of C on its diagonal and elsewhere. */
async function after(steps: number, given: Partial<BarlowParams>) {
  const params = { ...(defaultParams(schema) as BarlowParams), batchSize: 32, ...given }
  const session = await create(params, 1, { backend: 'wasm', steps: 200, bytes })
  for (let t = 0; t < steps; t++) await session.step!()
  const { metrics, arrays } = await session.snapshot(true)
  session.dispose()
  const D = Number(params.dimension)
  const c = [...arrays.c!.data]
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const on = mean(c.filter((_, at) => at % (D + 1) === 0))
  return { metrics, c, on, off: mean(c.filter((_, at) => at % (D + 1) > 0)) }
}

it('constant units, not centred: a board of ±1 that costs λ(D² − D), and hardly any gradient', async () => {
  const trap = { start: 'constant', redundancy: '0.005', dimension: '8' } as const
  const { metrics, c } = await after(0, { ...trap, centred: false })
  for (const value of c) expect(Math.abs(value)).toBeCloseTo(1, 2)
  expect(metrics.loss).toBeCloseTo(0.005 * (8 * 8 - 8), 2)
  const stuck = await after(20, { ...trap, centred: false })
  expect(stuck.metrics.loss).toBeCloseTo(metrics.loss!, 2)
  const centred = await after(0, { ...trap, centred: true })
  expect(centred.metrics.loss).toBeGreaterThan(4)
  expect(centred.metrics.gradient! / metrics.gradient!).toBeGreaterThan(100)
  expect((await after(20, { ...trap, centred: true })).metrics.loss).toBeLessThan(0.9 * centred.metrics.loss!)
})

// Of D equal units the loss is least where each entry of C is 1 / (1 + λ (D − 1)): 1 without λ, 0.25 here with it.
it('equal units stay equal: without λ they rise towards 1 together, with it they are held far below', async () => {
  const free = await after(20, { start: 'equal', redundancy: '0' })
  const dear = await after(20, { start: 'equal', redundancy: '0.2' })
  for (const { on, off } of [free, dear]) expect(off / on).toBeGreaterThan(0.9)
  expect(free.on).toBeGreaterThan(0.6)
  expect(dear.on).toBeLessThan(0.7 * free.on)
})
