import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { publishedGain } from '../../../demos/core/published/ablations'
import { create } from '../../../demos/ablations/session'
import {
  IMAGES,
  SWEPT_METHODS,
  metricName,
  RUNS,
  BATCH_SIZES,
  STARTS,
  accuraciesByStart,
  TURNS,
  compareWithPublished,
} from '../../../demos/ablations/sweep'
import { useWasm } from '../../../scripts/wasm'

const bytes = async (path: string) => new Uint8Array(await readFile(`public/${path}`))

/** Results where accuracy of `method` is `value(start, doublings)`, and the others stay level. */
function results(method: string, value: (start: number, doublings: number) => number, starts = STARTS): number[] {
  return Array.from({ length: STARTS }, (_, start) =>
    RUNS.map((run) => {
      if (start >= starts) return NaN
      return run.method === method ? value(start, Math.log2(run.size / BATCH_SIZES[0])) : 0.5
    }),
  ).flat()
}
const noise = [0.001, -0.002, 0.001, 0]

describe('verdict', () => {
  it.each([
    ['simclr', 0.02, 'agrees'],
    ['simclr', -0.02, 'differs'],
    ['byol', 0.02, 'differs'],
    ['barlow', -0.02, 'differs'],
  ] as const)('%s with a clear slope of %d a doubling: %s', (method, slope, agreement) => {
    const verdict = compareWithPublished(
      results(method, (start, doublings) => 0.5 + (slope + noise[start]!) * doublings),
      method,
    )
    expect(verdict.gain).toBeCloseTo(100 * slope)
    expect(verdict.agreement).toBe(agreement)
  })

  it.each([
    ['none', 0, { simclr: 'differs', byol: 'agrees' }],
    ['the published rise', publishedGain('simclr') / 100, { simclr: 'agrees', byol: 'differs' }],
  ] as const)('a slope that is surely %s speaks for one claim, and against the other', (_, slope, said) => {
    for (const method of ['simclr', 'byol'] as const) {
      const steady = results(method, (start, doublings) => 0.5 + (slope + noise[start]!) * doublings)
      expect(compareWithPublished(steady, method).agreement, method).toBe(said[method])
    }
  })

  it('noise that leaves both open decides nothing, whatever is claimed', () => {
    const wide = [0.03, -0.04, 0.02, 0.01]
    for (const method of SWEPT_METHODS) {
      const noisy = results(method, (start, doublings) => 0.5 + wide[start]! * doublings)
      expect(compareWithPublished(noisy, method).agreement, method).toBe('unclear')
    }
  })

  it('waits until the noise is known', () => {
    const one = results('simclr', (_, doublings) => 0.5 + 0.02 * doublings, 1)
    expect(accuraciesByStart(one, 'simclr')).toHaveLength(1)
    expect(compareWithPublished(one, 'simclr')).toMatchObject({ agreement: 'open', gain: expect.closeTo(2) })
    expect(
      compareWithPublished(
        results('simclr', () => 0, 0),
        'simclr',
      ).agreement,
    ).toBe('open')
  })
})

describe('sweep', () => {
  beforeAll(useWasm)

  it('shows every run all images, by equal shares of its updates', () => {
    for (const size of BATCH_SIZES) expect(Number.isInteger(IMAGES / size / TURNS)).toBe(true)
  })

  it('starts all runs from one encoder, and moves each', async () => {
    const session = await create({ ablation: 'batch', rate: 'root' }, 7, { backend: 'wasm', steps: 200, bytes })
    const before = (await session.snapshot(true)).metrics
    for (const run of RUNS) expect(before[metricName(run)]).toBe(before.untrained)
    for (let t = 0; t < 2; t++) await session.step!()
    const { metrics, arrays } = await session.snapshot(true)
    for (const method of SWEPT_METHODS) {
      const moved = BATCH_SIZES.filter((size) => metrics[metricName({ method, size })] !== before.untrained)
      expect(moved.length, method).toBeGreaterThan(2)
    }
    expect([...arrays.results!.data].every(Number.isNaN)).toBe(true)
    session.dispose()
  })
})
