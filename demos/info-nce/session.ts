import { alongCircle, infoNce, infoNceGradient, onCircle } from './info-nce'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { places, type InfoNceParams } from './schema'

/** The landscape: the loss with the query at every 5 degrees. */
const DEGREES = Float32Array.from({ length: 73 }, (_, i) => 5 * i - 180)

/** No randomness and no steps: the snapshot is the computation. */
export async function create(params: InfoNceParams): Promise<Session> {
  const { beta, K } = params
  const [q, ...keys] = places(params).map(onCircle) as [[number, number], ...[number, number][]]
  const contrast = infoNce(q, keys, beta)
  const { dq, dk } = infoNceGradient(q, keys, beta, contrast)
  const slopes = [alongCircle(q, dq), ...keys.map((k, i) => alongCircle(k, dk[i]!))]
  const pushed = contrast.weights.slice(1)
  const metrics = {
    loss: contrast.loss,
    chance: Math.log(K + 1),
    slope: Math.abs(slopes[0]!),
    steepest: Math.max(...slopes.map(Math.abs)),
    hardest: Math.max(...pushed) / pushed.reduce((sum, a) => sum + a, 0),
  }
  const row = (values: ArrayLike<number>): NdArray => ({ shape: [values.length], data: Float32Array.from(values) })
  const arrays = {
    weights: row(contrast.weights),
    /** ∂L/∂θ in radians: query, positive, negatives. */
    slopes: row(slopes),
    degrees: row(DEGREES),
    landscape: row(DEGREES.map((degrees) => infoNce(onCircle(degrees), keys, beta).loss)),
  }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
