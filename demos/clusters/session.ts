import { freeEnergy, kMeansStep, pairWeights, type Vector } from '../core/clusters/soft-k-means'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { LAST_ITERATION, pointsOf, type ClustersParams } from './schema'

const array = (shape: readonly number[], values: readonly number[]): NdArray => ({
  shape,
  data: Float32Array.from(values),
})

/** No training: all iterations are computed at once, and one of them is shown. */
export async function create(params: ClustersParams, seed: number): Promise<Session> {
  const points = pointsOf(params)
  const { n, K, iteration } = params
  const beta = params.choice === 'hard' ? Infinity : params.beta

  const start = [...new Random(seed, 'prototypes').permutation(n).slice(0, K)].map((i) => points[i]!)
  const groupings = [kMeansStep(points, start, beta)]
  while (groupings.length < LAST_ITERATION) groupings.push(kMeansStep(points, groupings.at(-1)!.prototypes, beta))
  const energies = [start, ...groupings.map(({ prototypes }) => prototypes)].map((mu) => freeEnergy(points, mu, beta))

  const grouping = groupings[iteration - 1]!
  const weights = pairWeights(grouping)
  const pulls = grouping.responsibilities.map((r) => sum(grouping.prototypes, [...r]))
  const gap = Math.max(
    ...weights.flatMap((row, i) => {
      const byPairs = sum(
        points,
        row.map((w) => w.reduce((a, b) => a + b)),
      )
      return byPairs.map((x, axis) => Math.abs(x - pulls[i]![axis]!))
    }),
  )
  const metrics = { energy: energies[iteration]!, pairs: (n * (n - 1)) / 2, comparisons: n * K, gap }
  const arrays = {
    prototypes: array([K, 2], grouping.prototypes.flat()),
    start: array([K, 2], start.flat()),
    /** wᵢⱼₖ [n, n, K]. */
    weights: array(
      [n, n, K],
      weights.flatMap((row) => row.flatMap((w) => [...w])),
    ),
    /** Where all of a point's arrows together pull it. */
    pulls: array([n, 2], pulls.flat()),
    energies: array([energies.length], energies),
  }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}

/** Σ wᵢ vᵢ. */
function sum(vectors: readonly Vector[], weights: readonly number[]): number[] {
  return [0, 1].map((axis) => vectors.reduce((total, v, i) => total + weights[i]! * v[axis]!, 0))
}
