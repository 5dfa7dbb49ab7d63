import { describe, expect, it } from 'vitest'
import {
  DISTRIBUTIONS,
  meanSquare,
  scoresByDimension,
  type Distribution,
} from '../../../../demos/core/attention/score-variance'
import { Random } from '../../../../demos/core/random'

describe.each(Object.keys(DISTRIBUTIONS) as Distribution[])('components of the law %s', (law) => {
  it('have mean 0 and variance 1', () => {
    const random = new Random(1, law)
    const values = Array.from({ length: 40_000 }, () => DISTRIBUTIONS[law](random))
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0, 1)
    expect(meanSquare(values)).toBeCloseTo(1, 1)
  })
  it('give scores of variance d', () => {
    const dimensions = [1, 16, 256]
    const found = scoresByDimension(dimensions, { queries: 400, t: 40, law, random: new Random(2, 'scores') })
    found.forEach((scores, n) => expect(meanSquare(scores) / dimensions[n]!).toBeCloseTo(1, n === 0 ? 0 : 0.5))
  })
})

describe('scores by dimension', () => {
  it('are sums of products: signs in one dimension give ±1', () => {
    const [one, two] = scoresByDimension([1, 2], { queries: 5, t: 3, law: 'signs', random: new Random(3) })
    expect(new Set([...one!].map(Math.abs))).toEqual(new Set([1]))
    expect([...two!].every((score) => [-2, 0, 2].includes(score))).toBe(true)
    // a matrix of rank one: rows are equal but for their sign
    const first = [...one!.slice(0, 3)]
    expect([first, first.map((score) => -score)]).toContainEqual([...one!.slice(3, 6)])
  })
})
