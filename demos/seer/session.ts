import { HASHTAG_ACCURACY, pointsPerTenfold, PUBLISHED_RESULTS, UNFILTERED_ACCURACY } from '../core/published/seer'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'

/** Published accuracies, and the gains for ten times the parameters. */
export async function create(): Promise<Session> {
  const gains = pointsPerTenfold(PUBLISHED_RESULTS)
  const seer = gains.filter((_, i) => PUBLISHED_RESULTS[i]!.method === 'seer')
  const array = (data: readonly number[]): NdArray => ({ shape: [data.length], data: Float32Array.from(data) })
  const arrays = {
    parameters: array(PUBLISHED_RESULTS.map(({ parameters }) => parameters)),
    accuracy: array(PUBLISHED_RESULTS.map(({ accuracy }) => accuracy)),
    gains: array(gains),
  }
  const metrics = { firstGain: seer[1]!, lastGain: seer.at(-1)!, gap: HASHTAG_ACCURACY - UNFILTERED_ACCURACY }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
