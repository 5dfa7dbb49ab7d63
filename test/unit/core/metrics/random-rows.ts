import { Random } from '../../../../demos/core/random'

/** Normal numbers [n, d], the same for the same seed. */
export function randomRows(n: number, d: number, seed: number): Float32Array {
  const random = new Random(seed, 'test')
  return Float32Array.from({ length: n * d }, () => random.normal())
}

export function l2Normalize(rows: Float32Array, d: number): Float32Array {
  const norms = Float32Array.from({ length: rows.length / d }, (_, i) => Math.hypot(...rows.subarray(i * d, i * d + d)))
  return rows.map((value, at) => value / norms[Math.floor(at / d)]!)
}
