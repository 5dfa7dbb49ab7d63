import { beforeAll, describe, expect, it } from 'vitest'
import { schema, type NumbersParams } from '../../../demos/numbers/schema'
import { create } from '../../../demos/numbers/session'
import { defaultParams } from '../../../demos/runtime/params'
import { useWasm } from '../../../scripts/wasm'

beforeAll(useWasm)

async function after(steps: number, changes: Partial<NumbersParams> = {}): Promise<Readonly<Record<string, number>>> {
  const params = { ...defaultParams(schema), ...changes } as NumbersParams
  const session = await create(params, 1, {
    backend: 'wasm',
    steps: 200,
    bytes: () => Promise.reject(new Error('none')),
  })
  for (let t = 0; t < steps; t++) await session.step!()
  const { metrics } = await session.snapshot(true)
  session.dispose()
  return metrics
}

describe('numbers session', () => {
  it('reads numbers it never saw after 100 steps; without positions fewer, and not above the ceiling', async () => {
    expect((await after(0)).exact).toBeLessThan(0.05)
    const { exact } = await after(100)
    expect(exact).toBeGreaterThan(0.75)
    const bag = await after(100, { positions: false })
    expect(bag.ceiling).toBeCloseTo(0.72, 10)
    expect(bag.exact).toBeGreaterThan(0.2)
    expect(bag.exact).toBeLessThan(bag.ceiling!)
  })

  it('judges each length, and numbers with 71 apart when all of them are hidden', async () => {
    const judged = async (changes: Partial<NumbersParams>) =>
      Object.keys(await after(0, { ...changes, batchSize: 16 })).filter((name) => /digits|pattern/.test(name))
    expect(await judged({})).toEqual(['digits2', 'digits3'])
    expect(await judged({ limit: '1000000', pattern: true })).toEqual([
      ...['digits2', 'digits3', 'digits4', 'digits5', 'digits6'],
      'pattern',
    ])
  })
})
