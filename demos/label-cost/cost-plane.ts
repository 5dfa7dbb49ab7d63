import { axis } from '../plots/scale'
import { schema } from './schema'

/** The plane of hours a year and seconds a vote, both logarithmic. Points of equal cost lie on a straight line. */
export const WIDTH = 396
export const HEIGHT = 326
export const BOX = { left: 44, right: WIDTH - 64, top: 38, bottom: HEIGHT - 34 } as const

const { hours, seconds } = schema
export const x = axis([hours.min, hours.max], [BOX.left, BOX.right], true)
export const y = axis([seconds.min, seconds.max], [BOX.bottom, BOX.top], true)

/** Converts a position in px to hours and seconds. */
export function assumptionsAt(px: number, py: number): { hours: number; seconds: number } {
  const between = (from: number, to: number, t: number): number => from * (to / from) ** Math.min(1, Math.max(0, t))
  return {
    hours: between(hours.min, hours.max, (px - BOX.left) / (BOX.right - BOX.left)),
    seconds: between(seconds.min, seconds.max, (BOX.bottom - py) / (BOX.bottom - BOX.top)),
  }
}

/** A line of equal cost. */
export interface LevelLine {
  years: number
  path: string
  /** Position of its label, where the line leaves the plane: at the right edge, or above the upper one. */
  label: { x: number; y: number; above: boolean }
}

/**
 * Draws the lines of equal cost that cross the plane.
 *
 * @param rows [lines, 3]: years, seconds at the fewest hours, seconds at the most hours
 */
export function levelLines(rows: ArrayLike<number>): LevelLine[] {
  return Array.from({ length: rows.length / 3 }, (_, i) => [rows[3 * i]!, rows[3 * i + 1]!, rows[3 * i + 2]!] as const)
    .filter(([, first, last]) => first < seconds.max && last > seconds.min)
    .map(([years, first, last]) => {
      const above = last > seconds.max
      const exit = above ? hours.max * (seconds.max / last) : hours.max
      return {
        years,
        path: `M${BOX.left} ${y(first)}L${BOX.right} ${y(last)}`,
        label: { x: x(exit) + (above ? 0 : 9), y: above ? BOX.top - 6 : y(last) + 4, above },
      }
    })
}
