/** Linear and logarithmic axes, their ticks, and labels that do not overlap. */

/** Maps values to positions. */
export interface Axis {
  (value: number): number
  ticks: readonly number[]
  domain: readonly [number, number]
}

/** Chooses about `count` ticks in `[low, high]`, at multiples of 1, 2 or 5 times a power of ten. */
export function niceTicks(low: number, high: number, count = 4): number[] {
  const rough = (high - low) / Math.max(1, count)
  if (!(rough > 0) || !Number.isFinite(rough)) return Number.isFinite(low) ? [low] : []
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((m) => m * power >= rough * 0.8) ?? 10)
  const ticks: number[] = []
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)))
  }
  return ticks
}

/** Chooses the powers of ten in `[low, high]` as ticks; if there are fewer than two, also 2 and 5 times each. */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high >= low)) return []
  const within = (multiples: number[]): number[] => {
    const ticks: number[] = []
    for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
      for (const m of multiples) ticks.push(Number((m * 10 ** e).toPrecision(12)))
    }
    return ticks.filter((t) => t >= low * (1 - 1e-9) && t <= high * (1 + 1e-9))
  }
  const decades = within([1])
  return decades.length >= 2 ? decades : within([1, 2, 5])
}

/** Creates an axis that maps `domain` to `range`. A domain of one value is widened around it. */
export function axis(
  domain: readonly [number, number],
  range: readonly [number, number],
  log = false,
  count = 4,
): Axis {
  let [low, high] = domain
  if (low === high) {
    const half = Math.abs(low) * 0.1 || 0.5
    ;[low, high] = log ? [low / 2, high * 2] : [low - half, high + half]
  }
  const at = log ? Math.log : Number
  const factor = (range[1] - range[0]) / (at(high) - at(low))
  const position = (value: number): number => range[0] + (at(value) - at(low)) * factor
  return Object.assign(position, {
    ticks: log ? logTicks(low, high) : niceTicks(low, high, count),
    domain: [low, high] as const,
  })
}

/** Finds the smallest and the largest value that can be drawn; undefined if there is none. */
export function extent(lists: readonly ArrayLike<number>[], log = false): [number, number] | undefined {
  let low = Infinity
  let high = -Infinity
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const value = list[i]!
      if (!Number.isFinite(value) || (log && value <= 0)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return low <= high ? [low, high] : undefined
}

/** Moves positions until they are `gap` apart. Their order is kept, and they stay in `[low, high]` if they fit. */
export function separatePositions(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]!)
  const result = [...positions]
  let floor = low
  for (const i of order) {
    result[i] = Math.max(positions[i]!, floor)
    floor = result[i]! + gap
  }
  let ceiling = high
  for (const i of order.reverse()) {
    result[i] = Math.min(result[i]!, ceiling)
    ceiling = result[i]! - gap
  }
  return result
}

/** Height of a label, in px. */
export const LABEL_HEIGHT = 14

/** Moves labels up or down until none overlaps another. */
export function separateLabels<T extends { readonly y: number }>(
  labels: readonly T[],
  top: number,
  bottom: number,
): T[] {
  const positions = separatePositions(
    labels.map(({ y }) => y),
    LABEL_HEIGHT,
    top,
    bottom,
  )
  return labels.map((label, i) => ({ ...label, y: positions[i]! }))
}
