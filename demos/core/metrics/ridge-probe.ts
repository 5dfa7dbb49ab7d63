import { cholesky, choleskySolve } from '../linalg/cholesky'
import { dot } from '../linalg/dot'
import { topK } from '../linalg/top-k'
import { countRows } from '../tensor/shapes'

/** λ as a share of the mean variance of the features: layers of different scale are penalised alike. */
const PENALTY = 0.01

/**
 * Linear probe in closed form: ridge regression (Hoerl and Kennard 1970) of one-hot labels Y on centred features X. It
 * uses the dual form, whose cost does not grow with the number of features:
 *
 *     Ŷ = Ȳ + X_q Xᵀ (X Xᵀ + λ I)⁻¹ Y,    λ = 0.01 tr(X Xᵀ) / n
 *
 * @param gram dot products [n + q, n] of all rows with the first n, which the probe is fitted on; the q others are judged
 * @param labellings labels [n + q] of each task: the same features may serve several
 * @returns the accuracy on the q rows for each task
 * @throws RangeError when `gram` does not have a row for each label
 */
export function ridgeProbe(gram: Float32Array, labellings: readonly Uint8Array[]): number[] {
  const rows = labellings[0]!.length
  const n = countRows('ridgeProbe: gram', gram.length, rows)
  const A = new Float64Array(gram.subarray(0, n * n))
  let trace = 0
  for (let i = 0; i < n; i++) trace += A[i * n + i]!
  for (let i = 0; i < n; i++) A[i * n + i]! += (PENALTY * trace) / n
  const L = cholesky(A, n)
  return labellings.map((labels) => {
    const models = Array.from({ length: 1 + Math.max(...labels) }, (_, c) => {
      const y = Array.from(labels.subarray(0, n), (label) => Number(label === c))
      return { mean: y.reduce((sum, value) => sum + value) / n, dual: choleskySolve(L, y) }
    })
    let right = 0
    for (let i = n; i < rows; i++) {
      const scores = models.map(({ mean, dual }) => mean + dot(gram, i, dual, 0, n))
      if (topK(scores, 1)[0] === labels[i]) right++
    }
    return right / (rows - n)
  })
}
