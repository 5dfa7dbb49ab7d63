import { expect, test } from 'vitest'
import { centerRows, covariance } from '../../../../demos/core/linalg/covariance'
import { eigenvalues } from '../../../../demos/core/linalg/eigenvalues'
import { pca2d } from '../../../../demos/core/linalg/pca'
import { randomRows } from '../metrics/random-rows'

/** Normal rows whose channel c has standard deviation `scale(c)`, mixed by fixed rotations of channel pairs. */
function mixed(n: number, d: number, scale: (c: number) => number): Float32Array {
  const rows = randomRows(n, d, 7).map((value, at) => value * scale(at % d))
  for (let c = 0; c < d - 1; c++) {
    for (let at = c; at < n * d; at += d) {
      const [x, y] = [rows[at]!, rows[at + 1]!]
      ;[rows[at], rows[at + 1]] = [0.8 * x - 0.6 * y, 0.6 * x + 0.8 * y]
    }
  }
  return rows
}
const moments = (map: Float32Array): number[] => {
  const sum = [0, 0, 0]
  for (let i = 0; i < map.length; i += 2) {
    sum[0]! += map[i]! ** 2
    sum[1]! += map[i + 1]! ** 2
    sum[2]! += map[i]! * map[i + 1]!
  }
  return sum.map((value) => value / (map.length / 2))
}

test.each([2, 8, 64])('keeps the two largest variances of %i channels, uncorrelated', (d) => {
  const rows = mixed(300, d, (c) => 1 + 4 / (1 + c))
  const [first, second] = eigenvalues(covariance(centerRows(rows, d), d), d).sort((a, b) => b - a)
  const [x, y, xy] = moments(pca2d(rows, d))
  expect(x! / first!).toBeCloseTo(1, 4)
  expect(y! / second!).toBeCloseTo(1, 4)
  expect(xy! / first!).toBeCloseTo(0, 5)
})

test('is the same each time, whatever constant is added', () => {
  const rows = mixed(50, 6, (c) => 6 - c)
  expect(pca2d(rows, 6)).toEqual(pca2d(rows, 6))
  const moved = pca2d(
    Float64Array.from(rows, (value, at) => value + (at % 6)),
    6,
  )
  pca2d(rows, 6).forEach((value, i) => expect(moved[i]).toBeCloseTo(value, 4))
})

test('equal features lie on one point, a line of points on a line', () => {
  expect(pca2d(new Float32Array(12).fill(2), 3).every((value) => value === 0)).toBe(true)
  const line = pca2d([1, 2, 3, 2, 4, 6, 3, 6, 9], 3)
  expect(line[4]! - line[2]!).toBeCloseTo(Math.sqrt(14), 5)
  for (const i of [1, 3, 5]) expect(line[i]).toBeCloseTo(0, 5)
  expect([...pca2d([1, 3], 1)]).toEqual([-1, 0, 1, 0])
})
