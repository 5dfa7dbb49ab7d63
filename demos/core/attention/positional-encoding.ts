import { map, matrix, type Matrix } from '../linalg/matrix'

/**
 * Sinusoidal positional encoding, Vaswani et al. 2017 (arXiv 1706.03762), §3.5, sine and cosine interleaved:
 *
 *     E(p, 2i) = sin(p / 10000^(2i/d)),   E(p, 2i + 1) = cos(p / 10000^(2i/d)),   p from 0
 *
 * @param positions p, [t]
 * @param d width; an odd one ends in a sine without its cosine
 * @returns [t, d]
 */
export function positionalEncoding(positions: ArrayLike<number>, d: number): Matrix {
  return map(matrix(positions.length, d), (_, row, i) => {
    const angle = positions[row]! / 10000 ** ((i - (i % 2)) / d)
    return i % 2 === 0 ? Math.sin(angle) : Math.cos(angle)
  })
}
