import type { Block, Diagram } from './diagram'

/** Half width and half height. */
export type Half = readonly [number, number]
/** Where a block stands, and how large it is. */
export interface Placed {
  readonly block: Block
  readonly at: readonly [x: number, y: number]
  readonly half: Half
}
export interface ArrowPath {
  readonly from: Block
  readonly to: Block
  /** SVG paths. */
  readonly line: string
  readonly head: string
}

/**
 * Arrows from border to border of the blocks that they join.
 *
 * @param upright rows are drawn as columns: a bent arrow then leaves along the column of its source
 */
export function arrowsOf(edges: Diagram['edges'], blocks: readonly Placed[], upright: boolean): ArrowPath[] {
  const placed = (block: Block): Placed => blocks.find((one) => one.block === block)!
  return edges.map(({ from, to, bent }) => {
    const [a, b] = [placed(from), placed(to)]
    const corner = bent ? (upright ? [a.at[0], b.at[1]] : [b.at[0], a.at[1]]) : undefined
    const u = unit(a.at, corner ?? b.at)
    const v = unit(corner ?? a.at, b.at)
    const start = toBorder(a.half, u) + 2
    const end = toBorder(b.half, v) + 3
    const tip = [b.at[0] - end * v[0], b.at[1] - end * v[1]] as const
    const barb = (side: number): string => `${tip[0] - 9 * v[0] - side * v[1]} ${tip[1] - 9 * v[1] + side * v[0]}`
    const line = `M${a.at[0] + start * u[0]} ${a.at[1] + start * u[1]}${corner ? `L${corner.join(' ')}` : ''}L${tip.join(' ')}`
    return { from, to, line, head: `M${barb(6)}L${tip.join(' ')}L${barb(-6)}` }
  })
}

/** How far the border of a block is from its middle, in a direction. */
const toBorder = (half: Half, [dx, dy]: readonly [number, number]): number =>
  Math.min(half[0] / Math.max(1e-9, Math.abs(dx)), half[1] / Math.max(1e-9, Math.abs(dy)))

function unit(from: readonly number[], to: readonly number[]): [number, number] {
  const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!]
  const length = Math.hypot(dx, dy) || 1
  return [dx / length, dy / length]
}
