import { leastSquaresSlope } from '../statistics'

/**
 * One layer of self-attention and one convolution of kernel 3 on plain float32 arrays, whose time is measured, and how
 * much they cost by count. Tokens are rows here, `X [t, d]`, so that memory is read in order.
 */

/** Matrix product `C [n, p] = A [n, m] B [m, p]`, row by row. */
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

/**
 * One layer of self-attention, `softargmax(Q Kᵀ / √d) V` by rows, which holds all of A `[t, t]` in memory.
 *
 * @param X tokens [t, d]
 * @param weights W_q, W_k and W_v, [d, d] each
 * @returns [t, d]
 */
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
    let largest = -Infinity
    for (let j = 0; j < t; j++) {
      let s = 0
      for (let k = 0; k < d; k++) s += Q[i * d + k]! * K[j * d + k]!
      A[i * t + j] = s * scale
      if (s * scale > largest) largest = s * scale
    }
    let sum = 0
    for (let j = 0; j < t; j++) sum += A[i * t + j] = Math.exp(A[i * t + j]! - largest)
    for (let j = 0; j < t; j++) A[i * t + j]! /= sum
  }
  return product(A, V, t, t, d)
}

/**
 * One convolution of kernel 3, with zeros beyond the ends: `y_i = x_{i-1} W₀ + x_i W₁ + x_{i+1} W₂`.
 *
 * @param X tokens [t, d]
 * @param W [3, d, d]
 * @returns [t, d]
 */
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

/**
 * Multiply-adds of a layer of self-attention: n² d twice (Vaswani et al. 2017, table 1), and 3 n d² for the three
 * projections.
 */
export const attentionOperations = (t: number, d: number): number => 3 * t * d * d + 2 * t * t * d
/** Multiply-adds of a convolution of kernel 3: k n d² (Vaswani et al. 2017, table 1). */
export const convolutionOperations = (t: number, d: number): number => 3 * t * d * d

/** Bytes of the arrays that a layer of self-attention fills: Q, K, V, A `[t, t]` and the output. */
export const attentionBytes = (t: number, d: number): number => 4 * (4 * t * d + t * t)
/** Bytes of the output of a convolution. */
export const convolutionBytes = (t: number, d: number): number => 4 * t * d

/** Exponent p of the power law `value = c t^p`, by least squares on logarithms; NaN for fewer than two points. */
export const fittedExponent = (ts: readonly number[], values: readonly number[]): number =>
  leastSquaresSlope(ts.map(Math.log), values.map(Math.log))
