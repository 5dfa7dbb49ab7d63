import { personYears, secondsPerVote } from '../core/cost/person-years'
import type { Session } from '../runtime/contract'
import { imageCount, schema, type LabelCostParams } from './schema'

/** Years whose lines are drawn beside that of the target. */
const LEVELS = [0.1, 1, 10, 100, 1000, 10_000, 100_000]

/** Computes the cost, without randomness or steps. */
export async function create(params: LabelCostParams): Promise<Session> {
  const { seconds, votes, hours, target } = params
  const images = imageCount(params)
  const at = (years: number, of: number): number => secondsPerVote(years, { images, votes, hours: of })
  const { min, max } = schema.hours
  const metrics = {
    years: personYears({ images, votes, seconds, hours }),
    labels: images * votes,
    needed: at(target, hours),
  }
  // [levels, (years, seconds at the fewest hours, seconds at the most)]: straight on logarithmic axes
  const lines = [target, ...LEVELS.filter((years) => years !== target)].flatMap((years) => [
    years,
    at(years, min),
    at(years, max),
  ])
  const arrays = { lines: { shape: [lines.length / 3, 3], data: Float32Array.from(lines) } }
  return {
    snapshot: async () => ({ step: 0, metrics, arrays }),
    dispose() {},
  }
}
