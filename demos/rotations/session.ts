import type { Session } from '../runtime/contract'
import { compute } from './model'
import type { RotationsParams } from './schema'

/** No steps: the snapshot is the computation. */
export async function create(params: RotationsParams, seed: number): Promise<Session> {
  const { metrics, matrices } = compute(params, seed)
  const arrays = Object.fromEntries(
    Object.entries(matrices).map(([name, m]) => [name, { shape: [m.rows, m.cols], data: Float32Array.from(m.data) }]),
  )
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
