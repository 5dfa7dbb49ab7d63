import { dot } from './dot'
import { largest } from './largest'

interface Votes {
  /** `[queries, k]`, nearest first, and their cosines. */
  neighbours: Int32Array
  similarities: Float64Array
  /** `[queries, classes]` */
  scores: Float64Array
}

/**
 * Weighted k-NN of Wu et al. 2018 (arXiv 1805.01978, section 3.4), as in DINO's eval_knn.py: each of the
 * k nearest rows of the bank votes for its label with weight exp(cosine / τ). Rows of d numbers, unit norm.
 */
export function knnVotes(
  bank: ArrayLike<number>, // [m, d]
  bankLabels: ArrayLike<number>, // [m]
  queries: ArrayLike<number>, // [n, d]
  { k, temperature, classes }: { k: number; temperature: number; classes: number },
): Votes {
  const m = bankLabels.length
  const d = bank.length / m
  const n = queries.length / d
  const voters = Math.min(k, m)
  const neighbours = new Int32Array(n * voters)
  const similarities = new Float64Array(n * voters)
  const scores = new Float64Array(n * classes)
  const cosines = new Float64Array(m)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) cosines[j] = dot(queries, i, bank, j, d)
    largest(cosines, voters).forEach((j, rank) => {
      neighbours[i * voters + rank] = j
      similarities[i * voters + rank] = cosines[j]!
      scores[i * classes + bankLabels[j]!]! += Math.exp(cosines[j]! / temperature)
    })
  }
  return { neighbours, similarities, scores }
}

/** Share of the queries whose label wins the vote, with τ = 0.07 as in the paper. */
export function knnAccuracy(
  bank: ArrayLike<number>,
  bankLabels: ArrayLike<number>,
  queries: ArrayLike<number>,
  labels: ArrayLike<number>,
  k: number,
): number {
  const classes = 1 + Math.max(...Array.from(bankLabels), ...Array.from(labels))
  const { scores } = knnVotes(bank, bankLabels, queries, { k, temperature: 0.07, classes })
  let right = 0
  for (let i = 0; i < labels.length; i++) {
    if (largest(scores.subarray(i * classes, (i + 1) * classes), 1)[0] === labels[i]) right++
  }
  return right / labels.length
}
