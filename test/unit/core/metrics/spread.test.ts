import { expect, test } from 'vitest'
import { spread } from '../../../../demos/core/metrics/spread'
import { randomRows } from './random-rows'

test('normal vectors are spread evenly: 1', () => expect(spread(randomRows(2000, 32, 1), 32)).toBeCloseTo(1, 1))

test('one direction, whatever the lengths: 0', () => {
  const lengths = [1, 2, 5, 0.1]
  expect(
    spread(
      lengths.flatMap((r) => [3 * r, -r, 2 * r]),
      3,
    ),
  ).toBeCloseTo(0, 6)
})

test('the four unit directions of the plane: each channel has variance 1/2', () =>
  expect(spread([1, 0, -1, 0, 0, 1, 0, -1], 2)).toBeCloseTo(1, 12))
