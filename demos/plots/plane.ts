import { at, type Matrix } from '../core/linalg/matrix'

/** Side of a picture of the plane, in px. The y axis points up, and the origin is in the middle. */
export const PLANE_SIZE = 240
export type Point = readonly [x: number, y: number]

const EXTENTS = [2.5, 3.5, 5, 7, 10, 14, 20]

/** Column j of a 2 x n matrix as a point. */
export const columnPoint = (m: Matrix, j: number): Point => [at(m, 0, j), at(m, 1, j)]
/** All columns of a 2 x n matrix as points. */
export const columnPoints = (m: Matrix): Point[] => Array.from({ length: m.cols }, (_, j) => columnPoint(m, j))

/** Chooses the extent, half the width of the plane in units: the first of `EXTENTS` that shows all values. */
export function extentOf(values: Iterable<number>): number {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  return EXTENTS.find((extent) => extent >= largest * 1.05) ?? EXTENTS.at(-1)!
}

/** Converts a point of the plane to px of the picture. */
export function planeToPixels([x, y]: Point, extent: number): Point {
  return [(PLANE_SIZE / 2) * (1 + x / extent), (PLANE_SIZE / 2) * (1 - y / extent)]
}

/** The inverse of `planeToPixels`. */
export function pixelsToPlane([px, py]: Point, extent: number): Point {
  return [((2 * px) / PLANE_SIZE - 1) * extent, (1 - (2 * py) / PLANE_SIZE) * extent]
}

/** Draws the head of an arrow from the origin to a point, as an SVG path; empty when the arrow is too short. */
export function arrowHead([x, y]: Point, extent: number, size = 8): string {
  const [px, py] = planeToPixels([x, y], extent)
  const [dx, dy] = [px - PLANE_SIZE / 2, py - PLANE_SIZE / 2]
  const length = Math.hypot(dx, dy)
  if (length < size) return ''
  const [ux, uy] = [dx / length, dy / length]
  const [bx, by] = [px - ux * size, py - uy * size]
  const half = size * 0.45
  return `M${px} ${py}L${bx - uy * half} ${by + ux * half}L${bx + uy * half} ${by - ux * half}Z`
}

/** Where the label of an arrow may stand: beyond its tip, or at one side of it, seen along the arrow. */
export type LabelSide = 'beyond' | 'left' | 'right'

/** Positions the middle of a label inside the picture. */
export function labelPosition(point: Point, extent: number, side: LabelSide = 'beyond'): Point {
  const [px, py] = planeToPixels(point, extent)
  const [dx, dy] = [px - PLANE_SIZE / 2, py - PLANE_SIZE / 2]
  const length = Math.hypot(dx, dy) || 1
  const turn = { beyond: 0, left: -1, right: 1 }[side]
  const [ux, uy] = turn ? [(-turn * dy) / length, (turn * dx) / length] : [dx / length, dy / length]
  const inside = (value: number): number => Math.min(PLANE_SIZE - 12, Math.max(12, value))
  return [inside(px + ux * 19), inside(py + uy * 16)]
}

/** The side on which a label stands farthest from all other labels. */
export function freeSide(point: Point, extent: number, others: readonly Point[]): LabelSide {
  const distance = (side: LabelSide): number => {
    const [x, y] = labelPosition(point, extent, side)
    return Math.min(...others.map(([u, v]) => Math.hypot(u - x, v - y)))
  }
  const sides: readonly LabelSide[] = ['left', 'right', 'beyond']
  return sides.reduce((best, side) => (distance(side) > distance(best) ? side : best))
}
