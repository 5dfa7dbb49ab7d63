import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectOntoSimplex } from '../../../../demos/core/linalg/simplex-projection'

const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(...a.map((x, i) => x - b[i]!))

describe('nearest point of the simplex', () => {
  it('leaves weights as they are, and takes a vertex or an edge where that is nearest', () => {
    expect(projectOntoSimplex([0.2, 0.3, 0.5])).toEqual([0.2, 0.3, 0.5])
    expect(projectOntoSimplex([3, 0, -1])).toEqual([1, 0, 0])
    expect(projectOntoSimplex([1, 1, -5])).toEqual([0.5, 0.5, 0])
    expect(projectOntoSimplex([0, 0, 0])).toEqual([1 / 3, 1 / 3, 1 / 3])
  })
  it('is nearer than any other weights', () => {
    const three = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 })
    const weights = three.map((v) => {
      const e = v.map(Math.exp)
      return e.map((x) => x / (e[0]! + e[1]! + e[2]!))
    })
    fc.assert(
      fc.property(three, weights, (v, other) => {
        const a = projectOntoSimplex(v)
        expect(a[0]! + a[1]! + a[2]!).toBeCloseTo(1, 12)
        expect(Math.min(...a)).toBeGreaterThanOrEqual(0)
        expect(distance(a, v)).toBeLessThanOrEqual(distance(other, v) + 1e-12)
      }),
    )
  })
})
