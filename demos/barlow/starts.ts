import { FEATURES } from '../core/nn/encoder'

export type Start = 'random' | 'equal' | 'constant'

/** What is left of the differences between units, or of what they see of the image. */
const REST = { equal: 0.1, constant: 1e-3 } as const

/**
 * Turns the random θ [P] of a trunk, in place, into one of the two collapses, or nearly so. Its last numbers are
 * those of the projector's last layer, e = x W + b: W [128, D] row by row, then b [D]. All units equal: every column
 * of W nearly the first one. Constant units: W nearly 0, and b of ±1 in turn.
 */
export function startFrom(start: Start, theta: Float32Array, D: number): void {
  if (start === 'random') return
  const W = theta.subarray(theta.length - D - FEATURES * D, theta.length - D)
  const b = theta.subarray(theta.length - D)
  W.forEach((w, at) => (W[at] = REST[start] * w + (start === 'equal' ? (1 - REST.equal) * W[at - (at % D)]! : 0)))
  if (start === 'constant') b.forEach((_, j) => (b[j] = j % 2 ? 1 : -1))
}
