import { largest } from './largest'
import { products } from './products'

/** For each query the k rows of a bank of largest cosine, nearest first, and these cosines: both [queries, k]. */
interface Neighbours {
  k: number
  neighbours: Int32Array
  similarities: Float64Array
}

/** Of queries [n, d] in a bank [m, d], both of unit rows; all of them if m < k. */
export function nearestIn(bank: ArrayLike<number>, queries: ArrayLike<number>, d: number, most: number): Neighbours {
  const [m, n] = [bank.length / d, queries.length / d]
  const k = Math.min(most, m)
  const cosines = products(new Float64Array(queries), new Float64Array(bank), d)
  const neighbours = new Int32Array(n * k)
  const similarities = new Float64Array(n * k)
  for (let i = 0; i < n; i++) {
    const row = cosines.subarray(i * m, (i + 1) * m)
    largest(row, k).forEach((j, rank) => {
      neighbours[i * k + rank] = j
      similarities[i * k + rank] = row[j]!
    })
  }
  return { k, neighbours, similarities }
}

/**
 * Weighted k-NN of Wu et al. 2018 (arXiv 1805.01978, section 3.4), as in DINO's eval_knn.py: each of the
 * k nearest rows of the bank votes for its label with weight exp(cosine / τ). Scores [queries, classes].
 */
export function votes(
  { k, neighbours, similarities }: Neighbours,
  bankLabels: ArrayLike<number>, // [m]
  { temperature, classes }: { temperature: number; classes: number },
): Float64Array {
  const scores = new Float64Array((neighbours.length / k) * classes)
  neighbours.forEach((j, at) => {
    scores[Math.floor(at / k) * classes + bankLabels[j]!]! += Math.exp(similarities[at]! / temperature)
  })
  return scores
}

/** Share of the queries whose label wins the vote, with τ = 0.07 as in the paper. */
export function knnAccuracy(near: Neighbours, bankLabels: ArrayLike<number>, labels: ArrayLike<number>): number {
  const classes = 1 + Math.max(...Array.from(bankLabels), ...Array.from(labels))
  const scores = votes(near, bankLabels, { temperature: 0.07, classes })
  let right = 0
  for (let i = 0; i < labels.length; i++) {
    if (largest(scores.subarray(i * classes, (i + 1) * classes), 1)[0] === labels[i]) right++
  }
  return right / labels.length
}
