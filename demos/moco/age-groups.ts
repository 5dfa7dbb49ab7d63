/** Stored vectors of one age, or of a range of ages. */
export interface AgeGroup {
  /** Youngest and oldest age, in steps; both NEVER for vectors that are still random. */
  readonly from: number
  readonly to: number
  readonly count: number
}
/** NEVER of `core/ssl/negatives`, which would bring TensorFlow.js into the window. */
const NEVER = -1

/** Groups vectors by age into at most `most` groups, the youngest first and the random ones last. */
export function groupByAge(ages: ArrayLike<number>, most: number): AgeGroup[] {
  const counts = new Map<number, number>()
  for (let i = 0; i < ages.length; i++) counts.set(ages[i]!, (counts.get(ages[i]!) ?? 0) + 1)
  const known = [...counts].filter(([age]) => age !== NEVER).sort(([a], [b]) => a - b)
  const width = Math.ceil(known.length / most)
  const groups = Array.from({ length: Math.ceil(known.length / (width || 1)) }, (_, g): AgeGroup => {
    const part = known.slice(g * width, (g + 1) * width)
    return { from: part[0]![0], to: part.at(-1)![0], count: part.reduce((sum, [, count]) => sum + count, 0) }
  })
  const random = counts.get(NEVER)
  return random ? [...groups, { from: NEVER, to: NEVER, count: random }] : groups
}

/** Mean age of the vectors that are not random; NaN if all are. */
export function meanAge(ages: ArrayLike<number>): number {
  let [sum, count] = [0, 0]
  for (let i = 0; i < ages.length; i++) {
    if (ages[i] === NEVER) continue
    sum += ages[i]!
    count++
  }
  return sum / count
}
