import { expect, test } from 'vitest'
import { topK } from '../../../../demos/core/linalg/top-k'
import { randomRows } from '../metrics/random-rows'

test('agrees with a full sort', () => {
  const values = randomRows(1, 200, 1)
  const sorted = [...values.keys()].sort((i, j) => values[j]! - values[i]!)
  for (const k of [1, 2, 7, 200]) expect([...topK(values, k)]).toEqual(sorted.slice(0, k))
})

test('the earlier of equal values comes first, and k is at most their number', () => {
  expect([...topK([1, 3, 3, 2, 3], 4)]).toEqual([1, 2, 4, 3])
  expect([...topK([5, 6], 9)]).toEqual([1, 0])
})
