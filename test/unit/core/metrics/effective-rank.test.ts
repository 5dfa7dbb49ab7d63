import { expect, test } from 'vitest'
import { effectiveRank } from '../../../../demos/core/metrics/effective-rank'
import { randomRows } from './random-rows'

test('k directions of equal weight have rank k', () => {
  for (const k of [1, 2, 5]) {
    const rows = Float64Array.from({ length: 2 * k * 6 }, (_, at) => {
      const [row, channel] = [Math.floor(at / 6), at % 6]
      return channel === row % k ? (row < k ? 1 : -1) : 0
    })
    expect(effectiveRank(rows, 6)).toBeCloseTo(k, 9)
  }
})

test('singular values 3 and 1 give exp(H(3/4, 1/4))', () => {
  const entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25))
  expect(effectiveRank([3, 0, -3, 0, 0, 1, 0, -1], 2)).toBeCloseTo(Math.exp(entropy), 9)
})

test('a constant added to all samples changes nothing', () => {
  const rows = randomRows(100, 8, 1)
  expect(
    effectiveRank(
      rows.map((value) => value + 5),
      8,
    ),
  ).toBeCloseTo(effectiveRank(rows, 8), 4)
})

test('equal features have rank 0, also with the rounding errors of float32', () => {
  expect(effectiveRank(new Float32Array(40).fill(0.3), 4)).toBe(0)
  const noise = randomRows(100, 8, 2)
  expect(
    effectiveRank(
      Float32Array.from(noise, (value) => 10 + 1e-7 * value),
      8,
    ),
  ).toBe(0)
})
