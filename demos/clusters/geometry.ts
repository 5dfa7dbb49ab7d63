import type { Position } from '../plots/DragHandle.vue'
import { RANGE } from './schema'

/** The plane: the range with a margin, the origin in the middle, y upwards. */
export const SIZE = 340
const UNIT = SIZE / (2 * RANGE + 0.4)
const GRID = 0.05

export const place = (x: number, y: number): Position => [SIZE / 2 + x * UNIT, SIZE / 2 - y * UNIT]
export const pointAt = ([px, py]: Position): [number, number] => [
  clampToPlane((px - SIZE / 2) / UNIT),
  clampToPlane((SIZE / 2 - py) / UNIT),
]

/** On the grid and in range, so that addresses stay short. */
export function clampToPlane(value: number): number {
  return Number((Math.round(Math.min(RANGE, Math.max(-RANGE, value)) / GRID) * GRID).toFixed(2))
}

/** A diamond around a place. */
export const diamond = ([x, y]: Position, r: number): string => `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`

/** An arrow's head at `to`; empty for an arrow too short to have one. */
export function head(from: Position, to: Position, size = 7): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  if (length < 3) return ''
  const s = Math.min(size, length)
  const [ux, uy] = [(dx / length) * s, (dy / length) * s]
  const [bx, by] = [to[0] - ux, to[1] - uy]
  return `M${to[0]} ${to[1]}L${bx - uy * 0.45} ${by + ux * 0.45}L${bx + uy * 0.45} ${by - ux * 0.45}Z`
}
