/** Answers of the class, counted once per device; the last of a device counts. */
import type { Prediction } from '../prediction'

/** Parts of a slider in which answers are counted together. */
export const PARTS = 10

/** The part of a slider that a value is in, or the option; undefined if the question does not have it. */
export function binOf(prediction: Prediction, value: number): number | undefined {
  if (prediction.kind === 'choice')
    return Number.isInteger(value) && value >= 0 && value < prediction.options.length ? value : undefined
  const { min, max } = prediction
  if (value < min || value > max) return undefined
  return Math.min(PARTS - 1, Math.floor(((value - min) / (max - min)) * PARTS))
}
/** Number of bars. */
const binCount = (prediction: Prediction): number => (prediction.kind === 'choice' ? prediction.options.length : PARTS)

/** How many devices answered what. */
export function countBins(prediction: Prediction, answers: Iterable<number>): number[] {
  const bins = Array<number>(binCount(prediction)).fill(0)
  for (const value of answers) {
    const bin = binOf(prediction, value)
    if (bin !== undefined) bins[bin]!++
  }
  return bins
}

export interface Summary {
  count: number
  mean: number
  /** Ends of the 95 % interval of the mean. */
  low: number
  high: number
}
/** Quantiles of Student's t at 97.5 %, for 1 to 30 degrees of freedom; beyond them the normal one is close. */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]
/**
 * Mean of values and its 95 % interval, mean ± t · s / √n, with s the standard deviation of the sample and t the quantile
 * of Student's distribution.
 *
 * @returns undefined without values; with one, an interval of no width
 */
export function summarise(values: readonly number[]): Summary | undefined {
  const count = values.length
  if (count === 0) return undefined
  const mean = values.reduce((sum, x) => sum + x, 0) / count
  if (count === 1) return { count, mean, low: mean, high: mean }
  const s = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1))
  const half = ((T[count - 2] ?? 1.96) * s) / Math.sqrt(count)
  return { count, mean, low: mean - half, high: mean + half }
}

export interface ClassRun {
  setting: number
  steps: number
  /** Steps and values of the metric. */
  curve: readonly (readonly [number, number])[]
}
/** The last value of a run. */
export const lastValue = ({ curve }: ClassRun): number => curve.at(-1)?.[1] ?? NaN

/** A run that can be kept and sent: its curve can be changed by nobody else. */
export const copyOfRun = ({ setting, steps, curve }: ClassRun) => ({
  setting,
  steps,
  curve: curve.map(([step, value]): [number, number] => [step, value]),
})

/** A number of a device for this question: which setting of the class experiment is its own. */
export function shareOf(device: string, id: string): number {
  let hash = 2166136261
  for (const letter of device + id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0
  return hash
}
