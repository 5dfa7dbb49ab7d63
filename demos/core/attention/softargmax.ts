/** Hard and soft selection among scores. Canziani 2020, week 12 practicum: `a = [soft](arg)max_β(s)`. */

/**
 * Index of the largest score, the first of equal ones.
 *
 * @param s scores [n]
 * @returns -1 when no score is above -∞
 */
export function argmax(s: ArrayLike<number>): number {
  let best = -1
  for (let i = 0; i < s.length; i++) if (s[i]! > (best < 0 ? -Infinity : s[best]!)) best = i
  return best
}

/**
 * softargmax (the field says softmax) with coldness β, the inverse of a temperature:
 *
 *     a_i = exp(β s_i) / Σ_j exp(β s_j)
 *
 * It subtracts the largest score first, so that nothing overflows. β = 0 gives equal weights and β = ∞ the one-hot
 * vector of `argmax`. A score of -∞ gets the weight 0 at every β; when all scores are -∞ the weights are NaN, as in
 * torch.
 *
 * @param s scores [n]
 * @returns weights [n]
 */
export function softargmax(s: ArrayLike<number>, beta: number): Float64Array {
  const first = argmax(s)
  const hottest = first < 0 ? -Infinity : s[first]!
  const a = Float64Array.from(s, (score, i) => {
    if (score === -Infinity) return 0
    return beta === Infinity ? Number(i === first) : Math.exp(beta * (score - hottest))
  })
  const sum = a.reduce((total, value) => total + value, 0)
  return a.map((value) => value / sum)
}

/**
 * Entropy of a distribution in bits: 0 for a one-hot vector, log2 n for n equal weights.
 *
 * @param a weights [n] that sum to 1
 */
export function entropy(a: ArrayLike<number>): number {
  let bits = 0
  for (let i = 0; i < a.length; i++) if (a[i]! > 0) bits -= a[i]! * Math.log2(a[i]!)
  return bits
}
