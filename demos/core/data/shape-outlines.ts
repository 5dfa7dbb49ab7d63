/**
 * The signed distance from (x, y) to an outline: below 0 inside it. Its centre is (0, 0) and its radius about 1. The
 * distance is exact inside and beside the edges; at corners it is close enough for antialiasing over one pixel.
 */
type Outline = (x: number, y: number) => number

const disc: Outline = (x, y) => Math.hypot(x, y) - 0.95
const box = (x: number, y: number, a: number, b: number): number => Math.max(Math.abs(x) - a, Math.abs(y) - b)
const square: Outline = (x, y) => box(x, y, 0.82, 0.82)
const cross: Outline = (x, y) => Math.min(box(x, y, 1, 0.33), box(x, y, 0.33, 1))
const ring: Outline = (x, y) => Math.abs(Math.hypot(x, y) - 0.75) - 0.25

/** Equilateral with a corner at the top (y grows downwards): the intersection of three half-planes. */
const triangle: Outline = (x, y) => {
  const down = y - 0.15
  const side = 0.866 * Math.abs(x) - 0.5 * down
  return Math.max(down, side) - 0.58
}

/** Five points. The plane is folded onto one tenth of the star, where its edge is a line from a tip to a notch. */
const star: Outline = (x, y) => {
  const fifth = (2 * Math.PI) / 5
  const turn = Math.atan2(x, -y)
  const angle = Math.abs(turn - fifth * Math.round(turn / fifth))
  const r = Math.hypot(x, y)
  const [tip, notch] = [1.1, 0.45]
  const [nx, ny] = [notch * Math.cos(fifth / 2), notch * Math.sin(fifth / 2)]
  const [dx, dy] = [nx - tip, ny]
  return ((r * Math.cos(angle) - tip) * dy - r * Math.sin(angle) * dx) / Math.hypot(dx, dy)
}

/** The outlines, in the order of `SHAPES`. */
export const OUTLINES: readonly Outline[] = [disc, square, triangle, cross, ring, star]
