import { expect, test } from 'vitest'
import { matMulTransposed } from '../../../../demos/core/linalg/matmul-transposed'
import { randomRows } from '../metrics/random-rows'

const rows = (n: number, d: number, seed: number) => Float64Array.from(randomRows(n, d, seed))
/** One scalar product after the other. */
function plain(A: Float64Array, B: Float64Array, d: number): number[] {
  const row = (X: Float64Array, i: number) => X.subarray(i * d, (i + 1) * d)
  return Array.from({ length: (A.length / d) * (B.length / d) }, (_, at) => {
    const b = row(B, at % (B.length / d))
    return row(A, Math.floor(at / (B.length / d))).reduce((sum, a, k) => sum + a * b[k]!, 0)
  })
}

test.each([
  [1, 1],
  [2, 3],
  [5, 2],
  [7, 7],
])('of %i rows and %i others, even or odd in number', (n, m) => {
  const [A, B] = [rows(n, 5, 1), rows(m, 5, 2)]
  expect([...matMulTransposed(A, B, 5)]).toEqual(plain(A, B, 5))
})

test.each([1, 4, 7])('of %i rows with themselves', (n) => {
  const A = rows(n, 3, 3)
  expect([...matMulTransposed(A, A, 3)]).toEqual(plain(A, A, 3))
})
