import { expect, it } from 'vitest'
import { sameArray, type ArrayData } from '../../../demos/core/ndarray'

const of = (data: ArrayData, shape: readonly number[] = [data.length]) => ({ shape, data })

it('arrays are the same where shape, type and every number are', () => {
  const a = of(Float32Array.of(1, NaN, -0))
  expect(sameArray(a, a)).toBe(true)
  expect(sameArray(a, of(Float32Array.of(1, NaN, -0)))).toBe(true)
  for (const other of [
    of(Float32Array.of(1, NaN, 0)),
    of(Float32Array.of(1, NaN)),
    of(Float32Array.of(1, NaN, -0), [3, 1]),
    of(Float32Array.of(1, 2, -0)),
  ])
    expect(sameArray(a, other)).toBe(false)
  expect(sameArray(of(Uint8Array.of(1, 2)), of(Int32Array.of(1, 2)))).toBe(false)
})
