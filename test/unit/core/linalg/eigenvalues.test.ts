import { describe, expect, test } from 'vitest'
import { covariance } from '../../../../demos/core/linalg/covariance'
import { eigenvalues } from '../../../../demos/core/linalg/eigenvalues'
import { randomRows } from '../metrics/random-rows'

const sorted = (values: ArrayLike<number>): number[] => Array.from(values).sort((a, b) => a - b)

test('those of small matrices known by hand', () => {
  expect(sorted(eigenvalues(Float64Array.of(7), 1))).toEqual([7])
  const two = sorted(eigenvalues(Float64Array.of(2, 1, 1, 2), 2))
  expect(two[0]).toBeCloseTo(1, 12)
  expect(two[1]).toBeCloseTo(3, 12)
  expect(sorted(eigenvalues(new Float64Array(9), 3))).toEqual([0, 0, 0])
})

test('the second difference of n points has 2 − 2 cos(k π / (n + 1))', () => {
  const n = 20
  const matrix = Float64Array.from({ length: n * n }, (_, at) => [2, -1][Math.abs(Math.floor(at / n) - (at % n))] ?? 0)
  sorted(eigenvalues(matrix, n)).forEach((value, k) =>
    expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 10),
  )
})

describe.each([3, 17, 64])('a random covariance of %i channels', (d) => {
  const C = covariance(Float64Array.from(randomRows(50, d, d)), d)
  const values = sorted(eigenvalues(C, d))
  test('sums to the trace, its squares to the squares of the entries', () => {
    const trace = values.reduce((a, b) => a + b)
    expect(trace).toBeCloseTo(
      C.filter((_, at) => at % (d + 1) === 0).reduce((a, b) => a + b),
      9,
    )
    expect(values.reduce((a, b) => a + b * b, 0)).toBeCloseTo(
      C.reduce((a, b) => a + b * b, 0),
      8,
    )
  })
  test('has as many zeros as channels beyond the samples', () =>
    expect(values.filter((value) => Math.abs(value) < 1e-10)).toHaveLength(Math.max(0, d - 50)))
})
