import { Random } from '../core/random'
import { cosines, drawCircleBatch, drawPrototypes } from '../core/sinkhorn/circle-batch'
import {
  marginal,
  marginalError,
  normalizeSide,
  hardCodes,
  sinkhornSteps,
  initialPlan,
} from '../core/sinkhorn/sinkhorn'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { LAST, type SinkhornParams } from './schema'

/** No training: all normalisations are computed at once, and one of them is shown. */
export async function create(params: SinkhornParams, seed: number): Promise<Session> {
  const { K, batch: B, epsilon, balance, codes, iteration } = params
  const { embeddings, classes } = drawCircleBatch(B, params.share, params.spread, new Random(seed, 'batch'))
  const prototypes = drawPrototypes(K, new Random(seed, 'prototypes'))

  const start = initialPlan(cosines(prototypes, embeddings), K, B, epsilon)
  const soft =
    balance === 'equal'
      ? sinkhornSteps(start, LAST)
      : [start, ...Array.from({ length: LAST }, () => normalizeSide(start, 'columns'))]
  const plans = codes === 'hard' ? soft.map(hardCodes) : soft
  const plan = plans[iteration]!
  const rows = marginal(plan, 'rows')
  const chosen = marginal(hardCodes(plan), 'rows').map((mass) => Math.round(mass * B))

  const array = (shape: readonly number[], values: ArrayLike<number>): NdArray => ({
    shape,
    data: Float32Array.from(values),
  })
  const metrics = {
    rows: marginalError(plan, 'rows'),
    columns: marginalError(plan, 'columns'),
    largest: Math.max(...rows),
    used: chosen.filter((count) => count > 0).length,
  }
  const arrays = {
    embeddings: array([B, 2], embeddings),
    prototypes: array([K, 2], prototypes),
    classes: { shape: [B], data: classes },
    Q: array([K, B], plan.logQ.map(Math.exp)),
    rows: array([K], rows),
    columns: array([B], marginal(plan, 'columns')),
    /** Samples that each prototype would get by rounding. */
    chosen: array([K], chosen),
    rowErrors: array(
      [LAST + 1],
      plans.map((each) => marginalError(each, 'rows')),
    ),
    columnErrors: array(
      [LAST + 1],
      plans.map((each) => marginalError(each, 'columns')),
    ),
  }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
