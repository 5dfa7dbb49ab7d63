import { expect, test } from 'vitest'
import { alignment, uniformity } from '../../../../demos/core/metrics/alignment-uniformity'
import { randomRows, l2Normalize } from './random-rows'

const d = 4
const [x, y] = [1, 2].map((seed) => Float64Array.from(l2Normalize(randomRows(6, d, seed), d))) as [
  Float64Array,
  Float64Array,
]
const opposite = x.map((value) => -value)

test('views that are equal align perfectly; opposite ones are 2 apart', () => {
  expect(alignment(x, x, d).loss).toBe(0)
  expect(alignment(x, opposite, d).loss).toBeCloseTo(4, 6)
  expect(alignment(x, opposite, d, 1).loss).toBeCloseTo(2, 6)
})

test('points far apart are more uniform than points at one place', () => {
  expect(uniformity([1, 0, 1, 0, 1, 0], 2).loss).toBeCloseTo(0, 12)
  expect(uniformity([1, 0, -1, 0], 2).loss).toBeCloseTo(-8, 12)
})

test.each([
  ['alignment', (point: Float64Array) => alignment(point, y, d, 3)],
  ['uniformity', (point: Float64Array) => uniformity(point, d, 1.5)],
])('the gradient of %s is its slope', (_, f) => {
  const { grad } = f(x)
  x.forEach((_value, i) => {
    const nudged = (by: number): number => f(x.map((value, j) => value + (i === j ? by : 0))).loss
    expect(grad[i]).toBeCloseTo((nudged(1e-5) - nudged(-1e-5)) / 2e-5, 7)
  })
})
