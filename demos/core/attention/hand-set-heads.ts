import { identity, map, matrix, type Matrix } from '../linalg/matrix'
import type { Projections } from './self-attention'

/**
 * Heads made by hand, each of one question, for tokens `x = [word; E(p)]`, `[2w, t]`: the upper half says which word,
 * the lower one is the positional encoding of its place, as wide. A query may turn the encoding to that of another
 * place, since `E(p + s) = R(s) E(p)` with R a rotation of each sine and cosine by its own angle (Vaswani et al. 2017,
 * §3.5); then its largest score is with the token s places on.
 */
export const HEAD_KINDS = ['same', 'previous', 'next', 'itself'] as const
export type HeadKind = (typeof HEAD_KINDS)[number]

/** R(s) `[w, w]`: takes the encoding of position p to that of p + s; w is even. */
export function positionShift(s: number, w: number): Matrix {
  return map(matrix(w, w), (_, i, j) => {
    if (i >> 1 !== j >> 1) return 0
    const angle = s / 10000 ** ((i - (i % 2)) / w)
    if (i === j) return Math.cos(angle)
    return i % 2 === 0 ? Math.sin(angle) : -Math.sin(angle)
  })
}

/** The maps of one question. Scores are enlarged by `sharpness`, so that attention is nearly hard; values are words. */
export function handSetProjections(question: HeadKind, w: number, sharpness = 40): Projections {
  const shift = { previous: -1, next: 1, itself: 0, same: 0 }[question]
  const words = question === 'same'
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
