/** A grid of cells over the unit square, which finds the point under a pointer without a search through all points. */
export class PointGrid {
  private static readonly side = 64
  /** Points of cell c: `order[start[c]] … order[start[c + 1] - 1]` (counting sort). */
  private readonly start = new Int32Array(PointGrid.side ** 2 + 1)
  private readonly order: Int32Array

  /** @param points x and y in turn, in [0, 1] */
  constructor(private readonly points: Float32Array) {
    const n = points.length >> 1
    this.order = new Int32Array(n)
    for (let i = 0; i < n; i++) this.start[this.cellOf(i) + 1]!++
    for (let c = 0; c < PointGrid.side ** 2; c++) this.start[c + 1]! += this.start[c]!
    const next = this.start.slice()
    for (let i = 0; i < n; i++) this.order[next[this.cellOf(i)]!++] = i
  }

  /** Index of the nearest point within `radius`; -1 if there is none. */
  nearest(x: number, y: number, radius: number): number {
    let best = -1
    let bestDistance = radius * radius
    for (let row = cut(y - radius); row <= cut(y + radius); row++) {
      for (let column = cut(x - radius); column <= cut(x + radius); column++) {
        const cell = row * PointGrid.side + column
        for (let k = this.start[cell]!; k < this.start[cell + 1]!; k++) {
          const i = this.order[k]!
          const distance = (this.points[2 * i]! - x) ** 2 + (this.points[2 * i + 1]! - y) ** 2
          if (distance <= bestDistance) [best, bestDistance] = [i, distance]
        }
      }
    }
    return best
  }

  private cellOf(i: number): number {
    return cut(this.points[2 * i + 1]!) * PointGrid.side + cut(this.points[2 * i]!)
  }
}

function cut(coordinate: number): number {
  const cell = Math.floor(coordinate * 64)
  return cell > 0 ? Math.min(63, cell) : 0
}

/** Fits points into the unit square, with the same scale on both axes. */
export function fitToUnitSquare(points: ArrayLike<number>): Float32Array {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i]!
    const y = points[i + 1]!
    if (x < x0) x0 = x
    if (x > x1) x1 = x
    if (y < y0) y0 = y
    if (y > y1) y1 = y
  }
  const side = Math.max(x1 - x0, y1 - y0) || 1
  const fitted = new Float32Array(points.length)
  for (let i = 0; i + 1 < points.length; i += 2) {
    fitted[i] = 0.5 + (points[i]! - (x0 + x1) / 2) / side
    fitted[i + 1] = 0.5 + (points[i + 1]! - (y0 + y1) / 2) / side
  }
  return fitted
}

/** Finds the nearest point in a direction from point `from`. Distance across the direction counts three times. */
export function nearestInDirection(points: Float32Array, from: number, dx: number, dy: number): number {
  let best = from
  let bestCost = Infinity
  for (let i = 0; i < points.length >> 1; i++) {
    const x = points[2 * i]! - points[2 * from]!
    const y = points[2 * i + 1]! - points[2 * from + 1]!
    const along = x * dx + y * dy
    const cost = along + 3 * Math.abs(x * dy - y * dx)
    if (i !== from && along > 0 && cost < bestCost) [best, bestCost] = [i, cost]
  }
  return best
}
