import { meanSquare, scoresByDimension } from '../core/attention/score-variance'
import { entropy, softargmax } from '../core/attention/softargmax'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { EXPONENTS, type ScalingParams } from './schema'

/** Queries a dimension is measured with. */
const QUERIES = 200

/** Scores drawn at every dimension, measured; weights of the first query at the one chosen. No steps. */
export async function create({ d, keys: t, law, draw }: ScalingParams, seed: number): Promise<Session> {
  const dimensions = Array.from({ length: EXPONENTS + 1 }, (_, e) => 2 ** e)
  const random = new Random(seed, 'scores', draw)
  const scores = scoresByDimension(dimensions, { queries: QUERIES, t, law, random })
  const weights = (n: number, query: number, beta: number): Float64Array =>
    softargmax(scores[n]!.subarray(query * t, (query + 1) * t), beta)
  const meanEntropy = (n: number, beta: number): number =>
    Array.from({ length: QUERIES }, (_, query) => entropy(weights(n, query, beta))).reduce((a, b) => a + b) / QUERIES
  const variance = scores.map(meanSquare)
  const raw = scores.map((_, n) => meanEntropy(n, 1))
  const scaled = scores.map((_, n) => meanEntropy(n, 1 / Math.sqrt(dimensions[n]!)))

  const at = Math.round(Math.log2(d))
  const metrics = {
    variance: variance[at]!,
    scaledVariance: variance[at]! / d,
    entropy: raw[at]!,
    scaledEntropy: scaled[at]!,
    largest: Math.log2(t),
  }
  const array = (data: ArrayLike<number>): NdArray => ({ shape: [data.length], data: Float32Array.from(data) })
  const arrays = {
    variance: array(variance),
    raw: array(raw),
    scaled: array(scaled),
    rawWeights: array(weights(at, 0, 1)),
    scaledWeights: array(weights(at, 0, 1 / Math.sqrt(d))),
  }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
