import { describe, expect, it } from 'vitest'
import {
  SEER_METHODS,
  pointsPerTenfold,
  PUBLISHED_RESULTS,
  type PublishedResult,
} from '../../../../demos/core/published/seer'

const of = (method: string): readonly PublishedResult[] =>
  PUBLISHED_RESULTS.filter((result) => result.method === method)

describe('published results of SEER', () => {
  it('go by method, and by size within one', () => {
    expect([...new Set(PUBLISHED_RESULTS.map(({ method }) => method))]).toEqual([...SEER_METHODS])
    for (const method of SEER_METHODS) {
      const sizes = of(method).map(({ parameters }) => parameters)
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
    }
  })
  it('gain points with every size of SEER, ever fewer for the tenfold of the parameters', () => {
    const [, ...gains] = pointsPerTenfold(of('seer'))
    expect(gains.every((gain) => gain > 0)).toBe(true)
    expect(gains[0]! / gains.at(-1)!).toBeGreaterThan(2)
  })
  it('measure a gain over the logarithm of the parameters, within a method only', () => {
    const result = (method: PublishedResult['method'], parameters: number, accuracy: number): PublishedResult => ({
      method,
      parameters,
      accuracy,
      exact: true,
    })
    const gains = pointsPerTenfold([result('seer', 10, 70), result('seer', 1000, 76), result('vit', 2000, 50)])
    expect(gains).toEqual([NaN, 3, NaN])
  })
})
