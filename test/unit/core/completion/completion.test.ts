import { describe, expect, it } from 'vitest'
import { solvePositiveDefinite } from '../../../../demos/core/linalg/cholesky'
import { splitByMask } from '../../../../demos/core/completion/mask'
import { nearestExample } from '../../../../demos/core/completion/nearest-example'
import { ridgeRegression, meanAndCovariance } from '../../../../demos/core/completion/ridge-regression'
import { Random } from '../../../../demos/core/random'

const random = new Random(1)
const normals = (n: number): number[] => Array.from({ length: n }, () => random.normal())

describe('Cholesky', () => {
  it('solves A x = b', () => {
    const n = 9
    const M = normals(n * n)
    const A = Float64Array.from({ length: n * n }, (_, at) => {
      const [i, j] = [Math.floor(at / n), at % n]
      let sum = i === j ? 0.1 : 0
      for (let k = 0; k < n; k++) sum += M[i * n + k]! * M[j * n + k]!
      return sum
    })
    const b = normals(n)
    const x = solvePositiveDefinite(A, b)
    for (let i = 0; i < n; i++) {
      let sum = 0
      for (let j = 0; j < n; j++) sum += A[i * n + j]! * x[j]!
      expect(sum).toBeCloseTo(b[i]!, 8)
    }
  })
  it('has nothing to solve in no dimension', () =>
    expect([...solvePositiveDefinite(new Float64Array(0), [])]).toEqual([]))
})

describe('ridge regression', () => {
  // the third component is 2 a − b + 5, the fourth is noise
  const n = 400
  const rows = Array.from({ length: n }, () => {
    const [a, b, noise] = normals(3) as [number, number, number]
    return [a, b, 2 * a - b + 5, noise]
  }).flat()
  const known = meanAndCovariance(rows, 4)

  it('finds what depends linearly on what is visible, and never reads what is hidden', () => {
    const [hidden] = ridgeRegression(known, [1, -2, NaN, 0.3], [0, 1, 3], [2], 1e-9)
    expect(hidden).toBeCloseTo(9, 5)
  })
  it('is least squares with the penalty λ n, centred: one visible component', () => {
    const at = (i: number, p: number): number => rows[4 * i + p]! - known.mean[p]!
    let [ab, aa] = [0, 0]
    for (let i = 0; i < n; i++) [ab, aa] = [ab + at(i, 0) * at(i, 2), aa + at(i, 0) ** 2]
    const lambda = 0.5
    const slope = ab / (aa + lambda * n)
    const [hidden] = ridgeRegression(known, [1.7, NaN, NaN, NaN], [0], [2], lambda)
    expect(hidden).toBeCloseTo(known.mean[2]! + slope * (1.7 - known.mean[0]!), 9)
  })
  it('knows only the mean when nothing is visible, or the penalty is without bound', () => {
    expect([...ridgeRegression(known, [], [], [0, 1, 2, 3], 1)]).toEqual([...known.mean])
    expect(ridgeRegression(known, [9, 9, NaN, 9], [0, 1, 3], [2], 1e12)[0]).toBeCloseTo(known.mean[2]!, 6)
  })
})

describe('nearest example', () => {
  it('looks at visible components only', () => {
    expect(nearestExample([0, 0, 5, 9, 4, 9], 2, [5, 0], [0])).toBe(1)
    expect(nearestExample([0, 0, 5, 9, 4, 9], 2, [5, 0], [1])).toBe(0)
  })
})

describe('mask', () => {
  it('parts the components of an image, all channels of a pixel together', () => {
    const { hidden, visible } = splitByMask({ left: 1, top: 0, right: 2, bottom: 2 }, 2, 3)
    expect(hidden).toEqual([3, 4, 5, 9, 10, 11])
    expect(visible).toEqual([0, 1, 2, 6, 7, 8])
  })
  it('hides nothing when it is empty', () => {
    expect(splitByMask({ left: 1, top: 1, right: 1, bottom: 2 }, 4, 1).hidden).toEqual([])
  })
})
