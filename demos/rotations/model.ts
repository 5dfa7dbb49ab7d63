import { attention } from '../core/attention/attention'
import { column, fromColumns, maxAbsDifference, matrix, multiply, type Matrix } from '../core/linalg/matrix'
import { rotation2, rotation3 } from '../core/linalg/rotation'
import { Random } from '../core/random'
import { T, type RotationsParams } from './schema'

const AXES = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const
type MapName = 'q' | 'k' | 'v'

/** W of queries, keys or values, `[d, d]`. */
function mapOf(params: RotationsParams, name: MapName): Matrix {
  const turning = name === 'k' && params.together ? 'q' : name
  const plane = params.dimension === '2'
  if (params.maps === 'matrix') {
    const all = { q: params.Wq, k: params.Wk, v: params.Wv }[turning]
    return plane ? matrix(2, 2, [all[0]!, all[1]!, all[3]!, all[4]!]) : matrix(3, 3, all)
  }
  const angle = ({ q: params.angleQ, k: params.angleK, v: params.angleV }[turning] * Math.PI) / 180
  const [x, y, z] = AXES[params.axis as keyof typeof AXES]
  return plane ? rotation2(angle) : rotation3([angle * x, angle * y, angle * z])
}

/** Self-attention of X with the maps of the parameters, and without any: `before` is the identity in all three. */
export function compute(params: RotationsParams, seed: number) {
  const d = Number(params.dimension)
  const random = new Random(seed, 'vectors', params.draw)
  const X = fromColumns(d, T, () => Float64Array.from({ length: d }, () => random.normal()))
  const [Wq, Wk, Wv] = (['q', 'k', 'v'] as const).map((name) => mapOf(params, name)) as [Matrix, Matrix, Matrix]
  const [Q, K, V] = [multiply(Wq, X), multiply(Wk, X), multiply(Wv, X)]
  const beta = 1 / Math.sqrt(d)
  const before = attention(X, X, X, { beta })
  const after = attention(Q, K, V, { beta })
  const length = (m: Matrix, j: number): number => Math.hypot(...column(m, j))
  const lengths = [Q, K, V].flatMap((m) => Array.from({ length: T }, (_, j) => Math.abs(length(m, j) - length(X, j))))
  const metrics = {
    lengths: Math.max(...lengths),
    scores: maxAbsDifference(after.S, before.S),
    weights: maxAbsDifference(after.A, before.A),
    outputs: maxAbsDifference(after.H, before.H),
    /** W_v H₀: the outputs of before, mapped as the values are. */
    mapped: maxAbsDifference(after.H, multiply(Wv, before.H)),
  }
  return { metrics, matrices: { X, Q, K, V, H: after.H, S: after.S, A: after.A, A0: before.A, H0: before.H } }
}
