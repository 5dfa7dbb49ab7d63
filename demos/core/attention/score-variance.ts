import type { Random } from '../random'

/** Distributions of a component, all with mean 0 and variance 1. */
export const DISTRIBUTIONS = {
  normal: (random: Random) => random.normal(),
  uniform: (random: Random) => random.uniform(-Math.sqrt(3), Math.sqrt(3)),
  signs: (random: Random) => (random.next() & 1 ? 1 : -1),
} as const
export type Distribution = keyof typeof DISTRIBUTIONS

/**
 * Scores `qᵀk` of random queries and keys in several dimensions. Components are independent, so each dimension adds terms
 * to the sums of the one before: the vectors are the same, made longer.
 *
 * @param dimensions rising
 * @param options how many queries and keys (t), the distribution of a component, and the random numbers
 * @returns for each dimension, [queries, t]
 */
export function scoresByDimension(
  dimensions: readonly number[],
  { queries, t, law, random }: { queries: number; t: number; law: Distribution; random: Random },
): Float64Array[] {
  const draw = DISTRIBUTIONS[law]
  const sums = new Float64Array(queries * t)
  let d = 0
  return dimensions.map((dimension) => {
    for (; d < dimension; d++) {
      const keys = Float64Array.from({ length: t }, () => draw(random))
      for (let j = 0; j < queries; j++) {
        const q = draw(random)
        for (let i = 0; i < t; i++) sums[j * t + i]! += q * keys[i]!
      }
    }
    return sums.slice()
  })
}

/** Mean square of numbers: the variance of scores, whose mean is 0 by their distribution. */
export function meanSquare(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2
  return sum / values.length
}
