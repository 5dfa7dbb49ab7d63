import { expect, test } from 'vitest'
import { lbfgs } from '../../../../demos/core/linalg/lbfgs'

test('finds the minimum of a badly conditioned bowl', () => {
  const scale = [1, 10, 100, 1000]
  const found = lbfgs(
    (x) => ({
      value: x.reduce((sum, value, i) => sum + (scale[i]! / 2) * (value - i) ** 2, 0),
      gradient: x.map((value, i) => scale[i]! * (value - i)),
    }),
    new Float64Array(4).fill(5),
  )
  found.forEach((value, i) => expect(value).toBeCloseTo(i, 7))
})

test('stays at a start that is the minimum', () => {
  const start = Float64Array.of(0, 0)
  expect(lbfgs((x) => ({ value: x[0]! ** 2, gradient: x.map((value) => 2 * value) }), start)).toBe(start)
})
