import type { Position } from '../plots/DragHandle.vue'

/** The picture: a circle in a square, angles in degrees from the right, upwards. */
export const SIZE = 310
export const RADIUS = 105
const MIDDLE = SIZE / 2

export function place(degrees: number, radius = RADIUS): Position {
  const angle = (degrees * Math.PI) / 180
  return [MIDDLE + radius * Math.cos(angle), MIDDLE - radius * Math.sin(angle)]
}

/** The nearest whole degree of a place. */
export function degreesAt([x, y]: Position): number {
  return Math.round((Math.atan2(MIDDLE - y, x - MIDDLE) * 180) / Math.PI)
}

/** Back into −180 … 180. */
export const wrapped = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180

/** An arrow along the tangent at an angle, of a signed length; undefined when too short to be seen. */
export function tangent(degrees: number, length: number): { from: Position; to: Position; head: string } | undefined {
  if (Math.abs(length) < 2) return undefined
  const angle = (degrees * Math.PI) / 180
  const side = Math.sign(length)
  const [ux, uy] = [-Math.sin(angle) * side, -Math.cos(angle) * side]
  const from = place(degrees)
  const to: Position = [from[0] + ux * Math.abs(length), from[1] + uy * Math.abs(length)]
  const size = Math.min(8, Math.abs(length))
  const [bx, by] = [to[0] - ux * size, to[1] - uy * size]
  const half = size * 0.45
  const head = `M${to[0]} ${to[1]}L${bx - uy * half} ${by + ux * half}L${bx + uy * half} ${by - ux * half}Z`
  return { from, to: [bx, by], head }
}
