import { projectOntoSimplex } from '../core/linalg/simplex-projection'
import type { Position } from '../plots/DragHandle.vue'

/** The simplex of three weights, drawn as an equilateral triangle. At corner i, a_i = 1. */
export const WIDTH = 190
export const HEIGHT = 178
export const CORNERS: readonly Position[] = [
  [95, 22],
  [22, 148.4],
  [168, 148.4],
]

/** Converts weights to a position: the corners, weighted by them. */
export function toPosition(a: ArrayLike<number>): Position {
  const mixed = (axis: 0 | 1): number => CORNERS.reduce((sum, corner, i) => sum + a[i]! * corner[axis], 0)
  return [mixed(0), mixed(1)]
}

/** Converts a position to weights, its barycentric coordinates; outside the triangle, those of the nearest point inside. */
export function toWeights([px, py]: Position): number[] {
  const [top, left, right] = CORNERS as readonly [Position, Position, Position]
  const a1 = (left[1] - py) / (left[1] - top[1])
  const across = (px - left[0]) / (right[0] - left[0])
  const a3 = across - a1 / 2
  return projectOntoSimplex([a1, 1 - a1 - a3, a3]).map((weight) => Number(weight.toFixed(3)))
}
