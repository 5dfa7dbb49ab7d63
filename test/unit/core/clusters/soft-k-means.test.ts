import { describe, expect, it } from 'vitest'
import {
  freeEnergy,
  kMeansStep,
  pairWeights,
  squaredDistance,
  type Vector,
} from '../../../../demos/core/clusters/soft-k-means'
import { Random } from '../../../../demos/core/random'

const random = new Random(4, 'points')
const points: Vector[] = Array.from({ length: 9 }, () => [random.uniform(-2, 2), random.uniform(-2, 2)])

describe('soft k-means', () => {
  it.each([0.3, 4, Infinity])('never raises its free energy at β = %f', (beta) => {
    let prototypes: readonly Vector[] = points.slice(0, 3)
    let energy = freeEnergy(points, prototypes, beta)
    const first = energy
    for (let n = 0; n < 20; n++) {
      prototypes = kMeansStep(points, prototypes, beta).prototypes
      const next = freeEnergy(points, prototypes, beta)
      expect(next).toBeLessThanOrEqual(energy + 1e-12)
      energy = next
    }
    expect(energy).toBeLessThan(first)
  })

  it('is k-means at β = ∞: each prototype is the mean of the points nearest to it', () => {
    const start = points.slice(0, 3)
    const { prototypes } = kMeansStep(points, start, Infinity)
    prototypes.forEach((mu, k) => {
      const own = points.filter((x) =>
        start.every((other) => squaredDistance(x, start[k]!) <= squaredDistance(x, other)),
      )
      for (const n of [0, 1]) expect(mu[n]).toBeCloseTo(own.reduce((sum, x) => sum + x[n]!, 0) / own.length, 12)
    })
  })

  it('leaves a prototype that nothing belongs to where it is', () => {
    const far = [1e3, 1e3]
    expect(kMeansStep(points, [points[0]!, far], Infinity).prototypes[1]).toEqual(far)
  })

  it.each([0.3, 4, Infinity])('pulls through pairs as through prototypes at β = %f', (beta) => {
    const grouping = kMeansStep(points, points.slice(2, 5), beta)
    const weights = pairWeights(grouping)
    points.forEach((_, i) => {
      expect(weights[i]!.reduce((sum, w) => sum + w.reduce((a, b) => a + b), 0)).toBeCloseTo(1, 12)
      for (const n of [0, 1]) {
        const pairs = weights[i]!.reduce((sum, w, j) => sum + w.reduce((a, b) => a + b) * points[j]![n]!, 0)
        const shared = grouping.prototypes.reduce((sum, mu, k) => sum + grouping.responsibilities[i]![k]! * mu[n]!, 0)
        expect(pairs).toBeCloseTo(shared, 12)
      }
    })
  })
})
