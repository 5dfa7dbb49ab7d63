/** Hard and soft selection among scores. Canziani 2020, week 12 practicum: `a = [soft](arg)max_β(s)`. */

/** The first index of the largest score: ties go to the earlier one. -1 if no score is above -∞. */
export function argmax(s: ArrayLike<number>): number {
  let best = -1
  for (let i = 0; i < s.length; i++) if (s[i]! > (best < 0 ? -Infinity : s[best]!)) best = i
  return best
}

/**
 * softargmax with coldness β (the inverse of a temperature):
 *
 *     a_i = exp(β s_i) / Σ_j exp(β s_j)
 *
 * computed with the largest score subtracted, so that nothing overflows. β = 0 gives the mean,
 * β = ∞ the one-hot vector of `argmax`. A score of -∞ is out of the choice at every β; if all are,
 * the weights are NaN, as in torch.
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
 * Gradient with respect to the scores, given the weights `a` and the gradient `da` with respect to them:
 * `ds_i = β a_i (da_i - Σ_j a_j da_j)`. A hard choice does not move with its scores: zero.
 */
export function softargmaxGradient(a: ArrayLike<number>, da: ArrayLike<number>, beta: number): Float64Array {
  if (beta === Infinity) return new Float64Array(a.length)
  let mean = 0
  for (let i = 0; i < a.length; i++) mean += a[i]! * da[i]!
  return Float64Array.from(a, (weight, i) => beta * weight * (da[i]! - mean))
}

/** Entropy of a distribution in bits: 0 for a hard choice, log2 t for the mean of t. */
export function entropy(a: ArrayLike<number>): number {
  let bits = 0
  for (let i = 0; i < a.length; i++) if (a[i]! > 0) bits -= a[i]! * Math.log2(a[i]!)
  return bits
}
