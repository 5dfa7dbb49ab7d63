import { SEER_METHODS, PUBLISHED_RESULTS, type SeerMethod } from '../core/published/seer'
import { axis } from '../plots/scale'

export const WIDTH = 446
export const HEIGHT = 292
export const BOX = { left: 34, right: WIDTH - 10, top: 24, bottom: HEIGHT - 34 } as const
/** The axes: millions of parameters, and accuracy in per cent. */
export const x = axis([30, 1700], [BOX.left, BOX.right], true)
export const y = axis([78, 85], [BOX.bottom, BOX.top], false, 7)
export const TICKS = [50, 100, 200, 500, 1000] as const

/** Marker of each method, its shape and its colour, and the position of its label. */
export const METHOD_MARKERS: Readonly<
  Record<SeerMethod, { colour: string; path: string; label: readonly [number, number] }>
> = {
  seer: { colour: 'var(--y)', path: 'M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z', label: [120, 82.9] },
  swav: { colour: 'var(--h)', path: 'M-5.5 -5.5H5.5V5.5H-5.5Z', label: [112, 80.45] },
  simclr2: { colour: 'var(--z)', path: 'M0 -7.5L7 5H-7Z', label: [420, 82.5] },
  vit: { colour: 'var(--x)', path: 'M0 -7.5L7.5 0L0 7.5L-7.5 0Z', label: [108, 79.8] },
}

/** A point of the chart, in px. */
export interface Point {
  readonly index: number
  readonly method: SeerMethod
  readonly x: number
  readonly y: number
}
/** Positions of all points of the figure. */
export const points = (parameters: ArrayLike<number>, accuracy: ArrayLike<number>): Point[] =>
  PUBLISHED_RESULTS.map(({ method }, index) => ({ index, method, x: x(parameters[index]!), y: y(accuracy[index]!) }))

/** A line for each method, through its points. */
export const lines = (all: readonly Point[]): { method: SeerMethod; path: string }[] =>
  SEER_METHODS.map((method) => ({
    method,
    path: `M${all
      .filter((point) => point.method === method)
      .map((point) => `${point.x} ${point.y}`)
      .join('L')}`,
  }))

/** Returns the index of the point that is `by` positions further in the order of size; the order ends at both ends. */
export function nextBySize(all: readonly Point[], picked: number, by: number): number {
  const order = all.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const at = order.findIndex(({ index }) => index === picked) + by
  return order[Math.min(order.length - 1, Math.max(0, at))]!.index
}
