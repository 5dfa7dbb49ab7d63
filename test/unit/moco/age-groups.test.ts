import { describe, expect, it } from 'vitest'
import { groupByAge, meanAge } from '../../../demos/moco/age-groups'

const ages = [1, 1, 0, 0, -1, -1, 2, 2]

describe('ages of a memory', () => {
  it('are grouped youngest first, random vectors last', () => {
    expect(groupByAge(ages, 10)).toEqual([
      { from: 0, to: 0, count: 2 },
      { from: 1, to: 1, count: 2 },
      { from: 2, to: 2, count: 2 },
      { from: -1, to: -1, count: 2 },
    ])
  })

  it('are put together where there are too many, and no vector is lost', () => {
    const many = groupByAge([...Array(100).keys()], 8)
    expect(many.length).toBeLessThanOrEqual(8)
    expect(many.reduce((sum, { count }) => sum + count, 0)).toBe(100)
    expect(many[0]).toEqual({ from: 0, to: 12, count: 13 })
  })

  it('have a mean that leaves random vectors out, and none at the start', () => {
    expect(meanAge(ages)).toBe(1)
    expect(meanAge([-1, -1])).toBeNaN()
    expect(groupByAge([-1, -1], 8)).toEqual([{ from: -1, to: -1, count: 2 }])
  })
})
