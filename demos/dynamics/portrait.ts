import { velocity, type LinearSiamese, type Weights } from '../core/dynamics/linear-siamese'
import type { Position } from '../plots/DragHandle.vue'
import { LEFT, RIGHT, TOP } from './schema'

/** The picture of the plane, in px: p across, w upwards. */
export const WIDTH = 410
export const HEIGHT = 330
export const INSET = { left: 34, right: 8, top: 8, bottom: 34 }
const ACROSS = (WIDTH - INSET.left - INSET.right) / (RIGHT - LEFT)
const UP = (HEIGHT - INSET.top - INSET.bottom) / TOP

export const toPixels = ({ p, w }: Weights): Position => [
  INSET.left + (p - LEFT) * ACROSS,
  HEIGHT - INSET.bottom - w * UP,
]

const GRID = 0.02
const held = (value: number, low: number, high: number): number =>
  Number((Math.round(Math.min(high, Math.max(low, value)) / GRID) * GRID).toFixed(2))
/** The nearest weights inside the picture, on a grid that keeps links short. */
export const nearest = ({ p, w }: Weights): Weights => ({ p: held(p, LEFT, RIGHT), w: held(w, 0, TOP) })
export const toWeights = ([x, y]: Position): Weights =>
  nearest({ p: LEFT + (x - INSET.left) / ACROSS, w: (HEIGHT - INSET.bottom - y) / UP })

/** Draws points as a line. */
export const line = (points: readonly Weights[]): string =>
  points
    .map(
      (point, i) =>
        `${i ? 'L' : 'M'}${toPixels(point)
          .map((px) => px.toFixed(1))
          .join(' ')}`,
    )
    .join('')

const COLUMNS = 13
const ROWS = 9
const LONGEST = 17
const HEAD = 5
/** Arrows of the flow once the target has caught up with the encoder; their length grows with the root of the speed. */
export function flow(model: LinearSiamese): string {
  const columns = model.predictor
    ? Array.from({ length: COLUMNS }, (_, i) => LEFT + ((RIGHT - LEFT) * (i + 0.5)) / COLUMNS)
    : [1]
  const rows = Array.from({ length: ROWS }, (_, j) => (TOP * (j + 0.5)) / ROWS)
  return columns.flatMap((p) => rows.map((w) => arrow({ p, w }, velocity(model, { p, w, target: w })))).join('')
}
function arrow(at: Weights, by: Weights): string {
  const [dx, dy] = [by.p * ACROSS, -by.w * UP]
  const speed = Math.hypot(dx, dy)
  const length = Math.min(LONGEST, 1.6 * Math.sqrt(speed))
  const [ux, uy] = [dx / speed, dy / speed]
  const [x, y] = toPixels(at)
  const [tx, ty] = [x + (ux * length) / 2, y + (uy * length) / 2]
  const barb = (side: number): string =>
    `M${px(tx)}L${px(tx - HEAD * ux + side * 3 * uy, ty - HEAD * uy - side * 3 * ux)}`
  function px(a: number, b = ty): string {
    return `${a.toFixed(1)} ${b.toFixed(1)}`
  }
  return `M${px(tx - ux * length, ty - uy * length)}L${px(tx)}${barb(1)}${barb(-1)}`
}
