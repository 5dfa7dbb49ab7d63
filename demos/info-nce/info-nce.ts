import { softargmax } from '../core/attention/softargmax'

/** Unit vector of the circle at an angle in degrees. */
export function onCircle(degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle)]
}

export interface Contrast {
  loss: number
  /** a [K+1]: softargmax_β of the scores q·kᵢ, the positive first. */
  weights: Float64Array
}

/**
 * InfoNCE, van den Oord et al. 2018 (arXiv 1807.03748), equation 4, with dot products of coldness β for scores as
 * in MoCo (arXiv 1911.05722, equation 1). Keys [K+1][d], the positive first:
 *
 *     L = −log a₊,  a = softargmax_β(kᵢ·q)
 *
 * computed as log Σ exp(β kᵢ·q) − β k₊·q with the largest score taken out, so that no β overflows.
 */
export function infoNce(q: readonly number[], keys: readonly (readonly number[])[], beta: number): Contrast {
  const scores = keys.map((k) => k.reduce((sum, x, n) => sum + x * q[n]!, 0))
  const largest = Math.max(...scores)
  const sum = scores.reduce((total, s) => total + Math.exp(beta * (s - largest)), 0)
  return { loss: beta * (largest - scores[0]!) + Math.log(sum), weights: softargmax(scores, beta) }
}

/** ∂L/∂q = β (Σ aᵢ kᵢ − k₊), the reading of an attention less what it should read; ∂L/∂kᵢ = β (aᵢ − [i = +]) q. */
export function infoNceGradient(
  q: readonly number[],
  keys: readonly (readonly number[])[],
  beta: number,
  { weights }: Contrast,
): { dq: number[]; dk: number[][] } {
  // 1 − a₊ as a sum: near a₊ = 1 a difference would have no digits left
  const missed = weights.subarray(1).reduce((sum, a) => sum + a, 0)
  const pull = Array.from(weights, (a, i) => beta * (i === 0 ? -missed : a))
  const dq = q.map((_, n) => keys.reduce((sum, k, i) => sum + pull[i]! * k[n]!, 0))
  return { dq, dk: pull.map((factor) => q.map((x) => factor * x)) }
}

/** ∂L/∂θ in radians of a vector at angle θ of the circle, from ∂L/∂v: its part along the tangent (−sin θ, cos θ). */
export function alongCircle([x, y]: readonly [number, number], [dx, dy]: readonly number[]): number {
  return x * dy! - y * dx!
}
