import { countRows } from '../tensor/shapes'

/**
 * Standard deviation of l2-normalised embeddings: √d times the standard deviation of each channel of z / ‖z‖ over the n
 * samples, averaged over the channels. It is 1 when the directions are spread evenly and 0 when they have collapsed
 * into one. Chen and He 2021 (arXiv 2011.10566), section 4.1.
 *
 * @param embeddings [n, d]
 * @throws RangeError when `embeddings` is not made of rows of d numbers
 */
export function embeddingStd(embeddings: ArrayLike<number>, d: number): number {
  const n = countRows('embeddingStd: embeddings', embeddings.length, d)
  const sum = new Float64Array(d)
  const squares = new Float64Array(d)
  for (let i = 0; i < n; i++) {
    let norm = 0
    for (let j = 0; j < d; j++) norm += embeddings[i * d + j]! ** 2
    const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0
    for (let j = 0; j < d; j++) {
      const value = embeddings[i * d + j]! * scale
      sum[j]! += value
      squares[j]! += value * value
    }
  }
  const deviation = sum.map((total, j) => Math.sqrt(Math.max(0, squares[j]! / n - (total / n) ** 2)))
  return deviation.reduce((a, b) => a + b, 0) / Math.sqrt(d)
}
