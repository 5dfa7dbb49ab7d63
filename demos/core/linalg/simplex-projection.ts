/**
 * Euclidean projection onto the probability simplex `{a ≥ 0, Σ a = 1}`: `a_i = max(v_i - τ, 0)`, where τ makes the sum 1.
 * Duchi et al. 2008, Efficient Projections onto the ℓ1-Ball, algorithm 1.
 *
 * @param v any vector [n]
 * @returns the nearest point of the simplex [n]
 */
export function projectOntoSimplex(v: ArrayLike<number>): number[] {
  const sorted = Array.from(v).sort((a, b) => b - a)
  let sum = 0
  let tau = 0
  sorted.forEach((value, i) => {
    sum += value
    const candidate = (sum - 1) / (i + 1)
    if (value > candidate) tau = candidate
  })
  return Array.from(v, (value) => Math.max(0, value - tau))
}
