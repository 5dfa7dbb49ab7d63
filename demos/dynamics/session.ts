import { alternatingSteps } from '../core/dynamics/alternating'
import { collapses, fixedPoints, collapseEdge, trajectory, type LinearSiamese } from '../core/dynamics/linear-siamese'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { LEFT, modelOf, RIGHT, startWeights, STRIDE, TOP, type DynamicsParams } from './schema'

const STEPS = 1000
const ROUNDS = 8
const COLUMNS = 25
const EDGE_P = Array.from({ length: COLUMNS }, (_, i) => LEFT + ((RIGHT - LEFT) * i) / (COLUMNS - 1))

const array = (shape: readonly number[], values: readonly number[]): NdArray => ({
  shape,
  data: Float32Array.from(values),
})

/** The edge depends on the model only, and a start is dragged while the model stays: the last one is kept. */
let kept: { of: string; edge: number[] } | undefined
function edgeOf(model: LinearSiamese): number[] {
  const of = JSON.stringify(model)
  if (kept?.of !== of) kept = { of, edge: collapseEdge(model, EDGE_P, TOP) }
  return kept.edge
}

/** No training in steps: a run of gradient descent is computed at once. */
export async function create(params: DynamicsParams): Promise<Session> {
  const start = startWeights(params)
  const model = modelOf(params, params.predictor, params.stopGradient)
  const path = trajectory(model, start, STEPS)
  const end = path.at(-1)!
  const points = fixedPoints(model)
  const rounds = alternatingSteps(model, start, ROUNDS)
  const held = [false, true].flatMap((stop) =>
    [false, true].map((predictor) => Number(!collapses(modelOf(params, predictor, stop), start))),
  )
  const drawn = path.filter((_, step) => step % STRIDE === 0)
  const metrics = { p: end.p, w: end.w, held: Number(!collapses(model, start)) }
  const arrays = {
    /** p, w and w_a after every second step. */
    path: array(
      [drawn.length, 3],
      drawn.flatMap(({ p, w, target }) => [p, w, target]),
    ),
    fixed: array(
      [points.length, 2],
      points.flatMap(({ p, w }) => [p, w]),
    ),
    edge: array(
      [COLUMNS, 2],
      edgeOf(model).flatMap((w, i) => [EDGE_P[i]!, Math.min(w, 2 * TOP)]),
    ),
    rounds: array(
      [ROUNDS + 1, 2],
      rounds.flatMap(({ p, w }) => [p, w]),
    ),
    /** 1 where training from here keeps w away from 0: with neither, the predictor, the stop-gradient, both. */
    held: array([4], held),
  }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
