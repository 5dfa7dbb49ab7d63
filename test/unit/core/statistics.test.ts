import { describe, expect, it } from 'vitest'
import { confidenceHalfWidth, meanAndStd, leastSquaresSlope } from '../../../demos/core/statistics'

describe('a sample', () => {
  it('has a mean, and a deviation that counts n − 1', () => {
    expect(meanAndStd([1, 2, 3])).toEqual({ mean: 2, deviation: 1 })
    expect(meanAndStd([5])).toEqual({ mean: 5, deviation: NaN })
  })

  it('has an interval by Student, none for one value', () => {
    // t(2) = 4.303, deviation 1, n = 3
    expect(confidenceHalfWidth([1, 2, 3])).toBeCloseTo(4.303 / Math.sqrt(3), 3)
    expect(confidenceHalfWidth([0, 2])).toBeCloseTo(12.706, 3)
    expect(confidenceHalfWidth([1])).toBeNaN()
    expect(confidenceHalfWidth([4, 4, 4])).toBe(0)
  })
})

it('the slope of a line is found, and that of noise around it', () => {
  expect(leastSquaresSlope([4, 5, 6, 7], [3, 5, 7, 9])).toBeCloseTo(2)
  expect(leastSquaresSlope([0, 1, 2], [1, 0, 1])).toBeCloseTo(0)
  expect(leastSquaresSlope([0, 1, 3], [0, 1, 0])).toBeCloseTo(-1 / 14)
})
