import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { embeddingStd } from '../core/metrics/embedding-std'
import type { NdArray } from '../core/ndarray'
import { loadStateDictOf, stateDictOf, type Stateful } from '../core/state-dict'
import type { Session } from '../runtime/contract'
import { IMAGES, Points } from './points'
import type { GuardsParams } from './schema'

const rows = async (x: Tensor2D): Promise<NdArray> => ({ shape: x.shape, data: await x.data<'float32'>() })

export async function create(params: GuardsParams, seed: number): Promise<Session> {
  const run = new Points(params, seed)
  const parts: Readonly<Record<string, Stateful>> = {
    points: run.points,
    ...Object.fromEntries(run.head.map((tensor, i) => [`head${i}`, tensor])),
  }
  let step = 0
  return {
    step() {
      step++
      run.step(step)
    },
    async snapshot() {
      const head = run.head.map(({ value }) => value)
      const loss = run.loss(run.points.value, head)
      const { dPoints, dHead } = run.forces(run.points.value, head, step + 1)
      const points = await rows(run.points.value)
      const forces = { shape: dPoints.shape, data: (await dPoints.data<'float32'>()).map((x) => -x) }
      const metrics = {
        loss: (await loss.data())[0]!,
        spread: embeddingStd(points.data, 2),
        together: ownCosine(points.data),
      }
      tf.dispose([loss, dPoints, ...dHead])
      const prototypes = params.guard === 'equipartition' && { prototypes: await rows(head[0] as Tensor2D) }
      return { step, metrics, arrays: { points, forces, ...prototypes } }
    },
    stateDict: () => stateDictOf(parts),
    async loadStateDict(at, state) {
      loadStateDictOf(parts, state)
      step = at
    },
    dispose: () => run.dispose(),
  }
}

/** Mean cosine of the two views of each image, of unit rows [2N, 2]. */
function ownCosine(points: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < 2 * IMAGES; i++) sum += points[i]! * points[i + 2 * IMAGES]!
  return sum / IMAGES
}
