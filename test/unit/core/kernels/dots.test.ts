import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dots } from '../../../../demos/core/kernels/dots'
import { matMulTransposed } from '../../../../demos/core/linalg/matmul-transposed'
import { Random } from '../../../../demos/core/random'

it('are those of a plain loop, to the last bit', () => {
  const sizes = fc.integer({ min: 1, max: 70 })
  const lengths = fc.oneof(sizes, fc.integer({ min: 250, max: 530 }))
  fc.assert(
    fc.property(sizes, sizes, lengths, fc.boolean(), fc.nat(), (n, m, d, same, seed) => {
      const random = new Random(seed)
      const A = Float64Array.from({ length: n * d }, () => random.normal())
      const B = same ? A : Float64Array.from({ length: m * d }, () => random.normal())
      const columns = same ? n : m
      const loop = Float64Array.from({ length: n * columns }, (_, at) => {
        const [i, j] = [Math.floor(at / columns), at % columns]
        let sum = 0
        for (let p = 0; p < d; p++) sum += A[i * d + p]! * B[j * d + p]!
        return sum
      })
      expect(dots(A, B, d)).toEqual(loop)
      expect(matMulTransposed(A, B, d)).toEqual(loop)
    }),
    { numRuns: 25 },
  )
})
