import { identity, map, matrix, type Matrix } from '../linalg/matrix'
import type { Projections } from './self-attention'

/**
 * Heads whose weights are set by hand, for tokens `x = [word; E(p)]`, `[2w, t]`: the upper half is the embedding of the
 * word, the lower half the positional encoding of its place. A head of the kind `same` looks at equal words; the others
 * look at the previous token, the next one or the token itself. They do so because `E(p + s) = R(s) E(p)`, where R
 * rotates each sine and cosine by its own angle (Vaswani et al. 2017, §3.5): a query that is rotated by R(s) has its
 * largest score with the token s places further.
 */
export const HEAD_KINDS = ['same', 'previous', 'next', 'itself'] as const
export type HeadKind = (typeof HEAD_KINDS)[number]

/**
 * The rotation R(s), which turns the positional encoding of position p into that of p + s.
 *
 * @param s shift
 * @param w width of the encoding, even
 * @returns [w, w]
 */
export function positionShift(s: number, w: number): Matrix {
  return map(matrix(w, w), (_, i, j) => {
    if (i >> 1 !== j >> 1) return 0
    const angle = s / 10000 ** ((i - (i % 2)) / w)
    if (i === j) return Math.cos(angle)
    return i % 2 === 0 ? Math.sin(angle) : -Math.sin(angle)
  })
}

/**
 * Projections of a head that is set by hand; its values are the whole tokens.
 *
 * @param kind what the head looks at
 * @param w width of a word's embedding and of its positional encoding
 * @param sharpness multiplies the scores, so that attention is nearly hard
 * @returns three matrices [2w, 2w]
 */
export function handSetProjections(kind: HeadKind, w: number, sharpness = 40): Projections {
  const shift = { previous: -1, next: 1, itself: 0, same: 0 }[kind]
  const words = kind === 'same'
  const turn = positionShift(shift, w)
  /** A `[w, w]` block in the upper or lower corner of the diagonal. */
  const block = (m: Matrix, lower: boolean, factor = 1): Matrix =>
    map(matrix(2 * w, 2 * w), (_, i, j) => {
      const from = lower ? w : 0
      const inside = i >= from && j >= from && i < from + w && j < from + w
      return inside ? factor * m.data[(i - from) * w + j - from]! : 0
    })
  return {
    Wq: block(words ? identity(w) : turn, !words, sharpness),
    Wk: block(identity(w), !words),
    Wv: identity(2 * w),
  }
}
