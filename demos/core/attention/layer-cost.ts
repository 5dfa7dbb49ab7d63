import { leastSquaresSlope } from '../statistics'

/**
 * One layer of self-attention and one convolution of kernel 3 on plain float32 arrays, to be timed, with what they
 * cost by count. Tokens are rows here, `X [t, d]`, so that memory is read in order.
 */

/** `C [n, p] = A [n, m] B [m, p]`, row after row. */
function product(A: Float32Array, B: Float32Array, n: number, m: number, p: number): Float32Array {
  const C = new Float32Array(n * p)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < m; k++) {
      const a = A[i * m + k]!
      for (let j = 0; j < p; j++) C[i * p + j]! += a * B[k * p + j]!
    }
  }
  return C
}

/** `softargmax(Q Kᵀ / √d) V` by rows, all of A kept: `[t, t]`. Weights `[d, d]` each. */
export function attentionLayer(
  X: Float32Array,
  { Wq, Wk, Wv }: Readonly<Record<'Wq' | 'Wk' | 'Wv', Float32Array>>,
  t: number,
  d: number,
): Float32Array {
  const [Q, K, V] = [product(X, Wq, t, d, d), product(X, Wk, t, d, d), product(X, Wv, t, d, d)]
  const A = new Float32Array(t * t)
  const scale = 1 / Math.sqrt(d)
  for (let i = 0; i < t; i++) {
    let hottest = -Infinity
    for (let j = 0; j < t; j++) {
      let s = 0
      for (let k = 0; k < d; k++) s += Q[i * d + k]! * K[j * d + k]!
      A[i * t + j] = s * scale
      if (s * scale > hottest) hottest = s * scale
    }
    let sum = 0
    for (let j = 0; j < t; j++) sum += A[i * t + j] = Math.exp(A[i * t + j]! - hottest)
    for (let j = 0; j < t; j++) A[i * t + j]! /= sum
  }
  return product(A, V, t, t, d)
}

/** Kernel 3, zeros beyond the ends: `y_i = x_{i-1} W₀ + x_i W₁ + x_{i+1} W₂`, `W [3, d, d]`. */
export function convolutionLayer(X: Float32Array, W: Float32Array, t: number, d: number): Float32Array {
  const output = new Float32Array(t * d)
  for (let i = 0; i < t; i++) {
    for (let n = 0; n < 3; n++) {
      const from = i + n - 1
      if (from < 0 || from >= t) continue
      for (let k = 0; k < d; k++) {
        const x = X[from * d + k]!
        for (let j = 0; j < d; j++) output[i * d + j]! += x * W[(n * d + k) * d + j]!
      }
    }
  }
  return output
}

/** Multiply-adds. Vaswani et al. 2017, table 1: n² d and k n d²; here with the three maps of attention, 3 n d². */
export const attentionOperations = (t: number, d: number): number => 3 * t * d * d + 2 * t * t * d
export const convolutionOperations = (t: number, d: number): number => 3 * t * d * d

/** Bytes of the arrays that a layer fills: Q, K, V, A `[t, t]` and the output; of a convolution, the output. */
export const attentionBytes = (t: number, d: number): number => 4 * (4 * t * d + t * t)
export const convolutionBytes = (t: number, d: number): number => 4 * t * d

/** Exponent p of the power law `value = c t^p`, by least squares on logarithms; NaN for fewer than two points. */
export const fittedExponent = (ts: readonly number[], values: readonly number[]): number =>
  leastSquaresSlope(ts.map(Math.log), values.map(Math.log))
