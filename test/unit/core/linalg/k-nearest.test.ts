import { expect, test } from 'vitest'
import { kNearest } from '../../../../demos/core/linalg/k-nearest'
import { randomRows, l2Normalize } from '../metrics/random-rows'

test('neighbours of points on a circle are those beside them, never themselves', () => {
  const angles = [0, 0.1, 0.3, 2, 2.2]
  const rows = angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)])
  expect([...kNearest(rows, 2, 2)]).toEqual([1, 2, 0, 2, 1, 0, 4, 2, 3, 2])
})

test('agrees with sorting all cosines', () => {
  const [n, d, k] = [40, 6, 5]
  const rows = l2Normalize(randomRows(n, d, 2), d)
  const found = kNearest(rows, d, k)
  for (let i = 0; i < n; i++) {
    const cosine = (j: number): number =>
      rows.subarray(j * d, j * d + d).reduce((s, v, c) => s + v * rows[i * d + c]!, 0)
    const others = [...Array(n).keys()].filter((j) => j !== i).sort((a, b) => cosine(b) - cosine(a))
    expect([...found.subarray(i * k, i * k + k)]).toEqual(others.slice(0, k))
  }
})
