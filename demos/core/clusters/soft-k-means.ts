import { softargmax } from '../attention/softargmax'

/**
 * Soft k-means: MacKay 2003, "Information Theory, Inference, and Learning Algorithms", algorithm 20.7. Points x [n][d],
 * prototypes μ [K][d], coldness β; responsibilities r [n][K] = softargmax_β(−‖xᵢ − μₖ‖²). With β = ∞ it is k-means
 * (Lloyd).
 */
export type Vector = readonly number[]
export interface Clustering {
  prototypes: readonly Vector[]
  /** rᵢₖ [n][K], by which the prototypes are means; each row sums to 1. */
  responsibilities: readonly Float64Array[]
}

/** Squared Euclidean distance of two points. */
export const squaredDistance = (a: Vector, b: Vector): number => a.reduce((sum, x, n) => sum + (x - b[n]!) ** 2, 0)

/**
 * One step: computes the responsibilities, then moves each prototype to the mean of the points, weighted by them.
 *
 * @param points x [n][d]
 * @param prototypes μ [K][d]
 * @param beta coldness β
 */
export function kMeansStep(points: readonly Vector[], prototypes: readonly Vector[], beta: number): Clustering {
  const responsibilities = points.map((x) =>
    softargmax(
      prototypes.map((mu) => -squaredDistance(x, mu)),
      beta,
    ),
  )
  const moved = prototypes.map((mu, k) => {
    const mass = responsibilities.reduce((sum, r) => sum + r[k]!, 0)
    // A prototype without points stays where it is.
    return mass > 0
      ? mu.map((_, n) => points.reduce((sum, x, i) => sum + responsibilities[i]![k]! * x[n]!, 0) / mass)
      : mu
  })
  return { prototypes: moved, responsibilities }
}

/**
 * Free energy, which no step increases: F = −1/β Σᵢ log Σₖ exp(−β ‖xᵢ − μₖ‖²), whose limit at β = ∞ is Σᵢ minₖ ‖xᵢ − μₖ‖².
 */
export function freeEnergy(points: readonly Vector[], prototypes: readonly Vector[], beta: number): number {
  return points.reduce((total, x) => {
    const costs = prototypes.map((mu) => squaredDistance(x, mu))
    const least = Math.min(...costs)
    if (beta === Infinity) return total + least
    return total + least - Math.log(costs.reduce((sum, c) => sum + Math.exp(-beta * (c - least)), 0)) / beta
  }, 0)
}

/**
 * Weights between pairs of points through each prototype k: wᵢⱼₖ = rᵢₖ rⱼₖ / Σₘ rₘₖ. For each i they sum to 1 over j and
 * k, and Σⱼₖ wᵢⱼₖ xⱼ = Σₖ rᵢₖ μₖ: to move i towards all points with these weights is to move it towards the K prototypes.
 *
 * @returns [n][n][K]
 */
export function pairWeights({ responsibilities }: Clustering): Float64Array[][] {
  const masses = Array.from(responsibilities[0] ?? [], (_, k) => responsibilities.reduce((sum, r) => sum + r[k]!, 0))
  return responsibilities.map((ri) =>
    responsibilities.map((rj) => ri.map((r, k) => (masses[k]! > 0 ? (r * rj[k]!) / masses[k]! : 0))),
  )
}
