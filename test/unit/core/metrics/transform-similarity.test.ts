import { describe, expect, it } from 'vitest'
import { transformSimilarity } from '../../../../demos/core/metrics/transform-similarity'
import { Random } from '../../../../demos/core/random'

const [n, T, d] = [12, 4, 16]
const random = new Random(1, 'test')
const codes = (count: number) => Array.from({ length: count }, () => Array.from({ length: d }, () => random.normal()))

describe('the similarity of transforms', () => {
  const [ofImage, ofTransform] = [codes(n), codes(T)]
  const outputs = (make: (i: number, t: number) => number[]) =>
    Array.from({ length: n * T }, (_, row) => make(Math.floor(row / T), row % T)).flat()

  it('is 1 for the same image, and little for another, of an output that ignores the transform', () => {
    const { image, transform } = transformSimilarity(
      outputs((i) => ofImage[i]!),
      d,
      T,
    )
    expect(image).toBeCloseTo(1, 6)
    expect(Math.abs(transform)).toBeLessThan(0.2)
  })

  it('is the other way round for an output that tells the transform alone', () => {
    const { image, transform } = transformSimilarity(
      outputs((_, t) => ofTransform[t]!),
      d,
      T,
    )
    expect(transform).toBeCloseTo(1, 6)
    expect(image).toBeLessThan(0)
  })
})
