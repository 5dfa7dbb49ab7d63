import { describe, expect, it } from 'vitest'
import {
  attentionBytes,
  attentionLayer,
  attentionOperations,
  convolutionBytes,
  convolutionLayer,
  convolutionOperations,
  fittedExponent,
} from '../../../../demos/core/attention/layer-cost'
import { matrix, transpose } from '../../../../demos/core/linalg/matrix'
import { selfAttention } from '../../../../demos/core/attention/self-attention'
import { Random } from '../../../../demos/core/random'

const normals = (n: number, stream: string): Float32Array => {
  const random = new Random(1, stream)
  return Float32Array.from({ length: n }, () => random.normal())
}

describe('layers to be timed', () => {
  const [t, d] = [5, 4]
  const X = normals(t * d, 'x')

  it('compute the attention of the course, transposed', () => {
    const W = { Wq: normals(d * d, 'q'), Wk: normals(d * d, 'k'), Wv: normals(d * d, 'v') }
    const output = attentionLayer(X, W, t, d)
    const column = (data: Float32Array) => transpose(matrix(d, d, data))
    const maps = { Wq: column(W.Wq), Wk: column(W.Wk), Wv: column(W.Wv) }
    const { H } = selfAttention(transpose(matrix(t, d, X)), maps)
    transpose(H).data.forEach((value, n) => expect(output[n]).toBeCloseTo(value, 5))
  })
  it('convolve with kernel 3 and zeros beyond the ends', () => {
    // d = 1: y_i = a x_{i-1} + b x_i + c x_{i+1}
    const output = convolutionLayer(Float32Array.of(1, 2, 3), Float32Array.of(10, 1, 100), 3, 1)
    expect([...output]).toEqual([201, 312, 23])
  })
  it('convolve vectors by the matrix of each neighbour', () => {
    const W = normals(3 * d * d, 'w')
    const output = convolutionLayer(X, W, t, d)
    expect(output).toHaveLength(t * d)
    const at = (i: number, k: number): number => (i < 0 || i >= t ? 0 : X[i * d + k]!)
    output.forEach((value, n) => {
      const [i, j] = [Math.floor(n / d), n % d]
      const terms = [...W].map((w, m) =>
        m % d === j ? at(i + Math.floor(m / d / d) - 1, Math.floor(m / d) % d) * w : 0,
      )
      expect(value).toBeCloseTo(
        terms.reduce((sum, term) => sum + term),
        5,
      )
    })
  })
  it('subtract the largest score of a row, so that nothing overflows', () => {
    const W = { Wq: Float32Array.of(100), Wk: Float32Array.of(100), Wv: Float32Array.of(1) }
    expect([...attentionLayer(Float32Array.of(1, 3), W, 2, 1)]).toEqual([3, 3])
  })
  it('cost as much as they multiply', () => {
    expect(attentionOperations(10, 2)).toBe(3 * 10 * 4 + 2 * 100 * 2)
    expect(convolutionOperations(10, 2)).toBe(120)
  })
  it('fill arrays of four bytes a number', () => {
    // Q, K, V and the output of 20 numbers each, A of 100
    expect(attentionBytes(10, 2)).toBe(4 * (20 + 20 + 20 + 20 + 100))
    expect(convolutionBytes(10, 2)).toBe(4 * 20)
  })
})

describe('fitted exponent', () => {
  it('is that of a power law, and unknown from one point', () => {
    const ts = [32, 64, 128]
    expect(
      fittedExponent(
        ts,
        ts.map((t) => 7 * t ** 2),
      ),
    ).toBeCloseTo(2, 12)
    expect(
      fittedExponent(
        ts,
        ts.map((t) => 0.1 * t),
      ),
    ).toBeCloseTo(1, 12)
    expect(fittedExponent([32], [1])).toBeNaN()
  })
})
