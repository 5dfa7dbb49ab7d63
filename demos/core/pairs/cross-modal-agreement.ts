/**
 * Cross-modal agreement, Morgado et al. 2020 (arXiv 2004.12943), section 4: which clips are similar both to the eye and
 * to the ear. The agreement of clips i and j is min(vᵢ·vⱼ, aᵢ·aⱼ): it is above a threshold when both similarities are.
 * With the maximum it would be enough that one is.
 */
import { dot } from '../linalg/dot'
import { topK } from '../linalg/top-k'
import { countRows, expectLength } from '../tensor/shapes'

export const AGREEMENT_CRITERIA = ['video', 'audio', 'consensus', 'union'] as const
/** Which similarities count: of one sense alone, of both, or of either. */
export type AgreementCriterion = (typeof AGREEMENT_CRITERIA)[number]

/**
 * Computes the cosine similarities vᵢ·vⱼ of all pairs of rows.
 *
 * @param rows unit vectors [n, d]
 * @param n number of rows
 * @returns [n, n]
 * @throws RangeError when the list is not n whole rows
 */
export function pairwiseSimilarity(rows: ArrayLike<number>, n: number): Float64Array {
  const d = countRows('pairwiseSimilarity: rows', rows.length, n)
  return Float64Array.from({ length: n * n }, (_, at) => dot(rows, Math.floor(at / n), rows, at % n, d))
}

/**
 * Combines the similarities of two senses, entry by entry.
 *
 * @param video vᵢ·vⱼ, any number of entries
 * @param audio aᵢ·aⱼ, as many
 * @param by how they are combined
 * @returns the agreement of each pair
 * @throws RangeError when there are not as many of the one as of the other
 */
export function agreement(video: ArrayLike<number>, audio: ArrayLike<number>, by: AgreementCriterion): Float64Array {
  expectLength('agreement: audio', audio.length, video.length)
  const of = {
    video: (v: number) => v,
    audio: (_: number, a: number) => a,
    consensus: Math.min,
    union: Math.max,
  }[by]
  return Float64Array.from({ length: video.length }, (_, at) => of(video[at]!, audio[at]!))
}

/**
 * Finds the k clips that agree most with each clip, itself left out.
 *
 * @param agreed agreement of all pairs [n, n]
 * @param n number of clips
 * @param k size of each set
 * @returns indices [n][k], in rising order
 * @throws RangeError when the agreement is not [n, n]
 */
export function positiveSets(agreed: Float64Array, n: number, k: number): Int32Array[] {
  expectLength('positiveSets: agreed', agreed.length, n * n)
  return Array.from({ length: n }, (_, i) => {
    const row = agreed.slice(i * n, (i + 1) * n)
    row[i] = -Infinity
    return topK(row, k).sort()
  })
}

/**
 * Finds the pairs i < j that a criterion takes for similar, and measures how many of them are right.
 *
 * @param video similarities [n, n]
 * @param audio similarities [n, n]
 * @param thresholds similarity from which a pair counts, of video (`tv`) and of audio (`ta`)
 * @param by the criterion
 * @param same whether two clips show the same event
 * @returns the number of pairs, and the share of them that are the same event
 */
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

/**
 * Measures how many members of positive sets are right.
 *
 * @param sets members of the set of each clip [n]
 * @param same whether two clips show the same event
 * @returns share of all members, 0 … 1
 */
export function positiveSetPrecision(sets: readonly Int32Array[], same: (i: number, j: number) => boolean): number {
  const verdicts = sets.flatMap((set, i) => Array.from(set, (j) => same(i, j)))
  return verdicts.filter(Boolean).length / verdicts.length
}
