import { expectLength } from '../tensor/shapes'
import { topK } from '../linalg/top-k'
import type { Neighbours } from '../linalg/k-nearest'

/**
 * Votes of the weighted k-NN classifier of Wu et al. 2018 (arXiv 1805.01978), section 3.4, as in DINO's eval_knn.py:
 * each of the k nearest rows of the bank votes for its label with weight exp(cosine / τ).
 *
 * @param bankLabels labels of the bank [m]
 * @returns the sum of the votes for each class, [n, classes]
 */
export function knnVotes(
  { k, neighbours, similarities }: Neighbours,
  bankLabels: ArrayLike<number>,
  { temperature, classes }: { temperature: number; classes: number },
): Float64Array {
  const scores = new Float64Array((neighbours.length / k) * classes)
  neighbours.forEach((j, at) => {
    scores[Math.floor(at / k) * classes + bankLabels[j]!]! += Math.exp(similarities[at]! / temperature)
  })
  return scores
}

/**
 * Accuracy of the weighted k-NN classifier, with τ = 0.07 as in the paper.
 *
 * @param near the neighbours of n queries, by `kNearestInBank`
 * @param bankLabels labels of the bank [m]
 * @param labels labels of the queries [n]
 * @throws RangeError when there is not one label for each query
 */
export function knnAccuracy(near: Neighbours, bankLabels: ArrayLike<number>, labels: ArrayLike<number>): number {
  expectLength('knnAccuracy: labels', labels.length, near.neighbours.length / near.k)
  const classes = 1 + Math.max(...Array.from(bankLabels), ...Array.from(labels))
  const scores = knnVotes(near, bankLabels, { temperature: 0.07, classes })
  let right = 0
  for (let i = 0; i < labels.length; i++) {
    if (topK(scores.subarray(i * classes, (i + 1) * classes), 1)[0] === labels[i]) right++
  }
  return right / labels.length
}
