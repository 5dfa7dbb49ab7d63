/**
 * Cross-modal agreement, Morgado et al. 2020 (arXiv 2004.12943), section 4: whom two senses both find alike. The
 * agreement of i and j is min(vᵢ·vⱼ, aᵢ·aⱼ), so being above a threshold is an AND of both; the largest of the two
 * would be an OR.
 */
import { dot } from '../linalg/dot'
import { topK } from '../linalg/top-k'

export const AGREEMENT_CRITERIA = ['video', 'audio', 'consensus', 'union'] as const
export type AgreementCriterion = (typeof AGREEMENT_CRITERIA)[number]

/** vᵢ·vⱼ of all rows of unit vectors [n, d]: [n, n]. */
export function pairwiseSimilarity(rows: ArrayLike<number>, n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => dot(rows, Math.floor(at / n), rows, at % n, rows.length / n))
}

export function agreement(video: ArrayLike<number>, audio: ArrayLike<number>, by: AgreementCriterion): Float64Array {
  const of = {
    video: (v: number) => v,
    audio: (_: number, a: number) => a,
    consensus: Math.min,
    union: Math.max,
  }[by]
  return Float64Array.from({ length: video.length }, (_, at) => of(video[at]!, audio[at]!))
}

/** The k best for each row of an agreement [n, n], itself left out: [n][k], in the order of their indices. */
export function positiveSets(agreed: Float64Array, n: number, k: number): Int32Array[] {
  return Array.from({ length: n }, (_, i) => {
    const row = agreed.slice(i * n, (i + 1) * n)
    row[i] = -Infinity
    return topK(row, k).sort()
  })
}

/** Pairs i < j that a criterion finds alike by thresholds of both senses, and the share of them that `same` confirms. */
export function pairPrecision(
  video: ArrayLike<number>,
  audio: ArrayLike<number>,
  { tv, ta }: { tv: number; ta: number },
  by: AgreementCriterion,
  same: (i: number, j: number) => boolean,
): { pairs: number; precision: number } {
  const n = Math.sqrt(video.length)
  const excess = agreement(
    Float64Array.from(video, (s) => s - tv),
    Float64Array.from(audio, (s) => s - ta),
    by,
  )
  let [pairs, right] = [0, 0]
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (excess[i * n + j]! < 0) continue
      pairs++
      if (same(i, j)) right++
    }
  }
  return { pairs, precision: right / pairs }
}

/** Share of the members of positive sets that `same` confirms. */
export function positiveSetPrecision(sets: readonly Int32Array[], same: (i: number, j: number) => boolean): number {
  const verdicts = sets.flatMap((set, i) => Array.from(set, (j) => same(i, j)))
  return verdicts.filter(Boolean).length / verdicts.length
}
