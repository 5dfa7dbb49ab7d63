import { expect, test } from 'vitest'
import { embeddingStd } from '../../../../demos/core/metrics/embedding-std'
import { randomRows } from './random-rows'

test('normal vectors are spread evenly: 1', () => expect(embeddingStd(randomRows(2000, 32, 1), 32)).toBeCloseTo(1, 1))

test('one direction, whatever the lengths: 0', () => {
  const lengths = [1, 2, 5, 0.1]
  expect(
    embeddingStd(
      lengths.flatMap((r) => [3 * r, -r, 2 * r]),
      3,
    ),
  ).toBeCloseTo(0, 6)
})

test('the four unit directions of the plane: each channel has variance 1/2', () =>
  expect(embeddingStd([1, 0, -1, 0, 0, 1, 0, -1], 2)).toBeCloseTo(1, 12))
