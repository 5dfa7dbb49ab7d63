import { softargmax } from '../attention/softargmax'

/**
 * Soft k-means: MacKay 2003, "Information Theory, Inference, and Learning Algorithms", algorithm 20.7. Points
 * x [n][d], prototypes μ [K][d], coldness β; responsibilities r [n][K] = softargmax_β(−‖xᵢ − μₖ‖²). β = ∞ is
 * k-means (Lloyd).
 */
export type Vector = readonly number[]
export interface Grouping {
  prototypes: readonly Vector[]
  /** The responsibilities whose means the prototypes are: rᵢₖ, each row summing to 1. */
  shares: readonly Float64Array[]
}

export const squared = (a: Vector, b: Vector): number => a.reduce((sum, x, n) => sum + (x - b[n]!) ** 2, 0)

/** One step: each point shared out among the prototypes, each prototype moved to the mean of its shares. */
export function kMeansStep(points: readonly Vector[], prototypes: readonly Vector[], beta: number): Grouping {
  const shares = points.map((x) =>
    softargmax(
      prototypes.map((mu) => -squared(x, mu)),
      beta,
    ),
  )
  const moved = prototypes.map((mu, k) => {
    const mass = shares.reduce((sum, r) => sum + r[k]!, 0)
    // One that nothing belongs to stays where it is.
    return mass > 0 ? mu.map((_, n) => points.reduce((sum, x, i) => sum + shares[i]![k]! * x[n]!, 0) / mass) : mu
  })
  return { prototypes: moved, shares }
}

/**
 * What a step never raises: F = −1/β Σᵢ log Σₖ exp(−β ‖xᵢ − μₖ‖²), whose limit at β = ∞ is Σᵢ minₖ ‖xᵢ − μₖ‖².
 */
export function freeEnergy(points: readonly Vector[], prototypes: readonly Vector[], beta: number): number {
  return points.reduce((total, x) => {
    const costs = prototypes.map((mu) => squared(x, mu))
    const least = Math.min(...costs)
    if (beta === Infinity) return total + least
    return total + least - Math.log(costs.reduce((sum, c) => sum + Math.exp(-beta * (c - least)), 0)) / beta
  }, 0)
}

/**
 * Weights between points, through a prototype k: wᵢⱼₖ = rᵢₖ rⱼₖ / Σₘ rₘₖ. For each i they sum to 1 over j and k,
 * and Σⱼₖ wᵢⱼₖ xⱼ = Σₖ rᵢₖ μₖ: pulling i to all points with them is pulling it to the K prototypes.
 */
export function pairWeights({ shares }: Grouping): Float64Array[][] {
  const masses = Array.from(shares[0] ?? [], (_, k) => shares.reduce((sum, r) => sum + r[k]!, 0))
  return shares.map((ri) => shares.map((rj) => ri.map((r, k) => (masses[k]! > 0 ? (r * rj[k]!) / masses[k]! : 0))))
}
