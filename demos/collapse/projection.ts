import { Random } from '../core/random'

/** x to the right, y up, depth towards the eye. */
export interface Projected {
  /** x and y in turn. */
  readonly points: Float32Array
  readonly depth: Float32Array
}
type Axes = readonly (readonly [number, number, number])[]

/** Rows [n, d] seen from the front after a turn about the vertical axis and a tilt about the horizontal one. */
export function project(rows: ArrayLike<number>, d: number, turn: number, tilt: number): Projected {
  const n = rows.length / d
  const axes = axesOf(d)
  const points = new Float32Array(2 * n)
  const depth = new Float32Array(n)
  for (let i = 0; i < n; i++) {
    const at = [0, 0, 0]
    for (let j = 0; j < d; j++) for (let k = 0; k < 3; k++) at[k]! += rows[i * d + j]! * axes[j]![k]!
    const [x, y, z] = d === 2 ? at : rotate3d(at, turn, tilt)
    points[2 * i] = x!
    points[2 * i + 1] = y!
    depth[i] = z!
  }
  return { points, depth }
}

/** Degrees to the place after both rotations. */
export function rotate3d([x, y, z]: readonly number[], turn: number, tilt: number): [number, number, number] {
  const [a, b] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180]
  const [right, near] = [Math.cos(a) * x! + Math.sin(a) * z!, Math.cos(a) * z! - Math.sin(a) * x!]
  return [right, Math.cos(b) * y! - Math.sin(b) * near, Math.cos(b) * near + Math.sin(b) * y!]
}

/**
 * Where the axes of e point in space: as they are for d ≤ 3; else in random directions, always the same,
 * of length 1 / √3 on average, which keeps the mean squared length of what is projected.
 */
function axesOf(d: number): Axes {
  if (d <= 3) return Array.from({ length: d }, (_, j) => [+(j === 0), +(j === 1), +(j === 2)] as const)
  const random = new Random(0, 'projection')
  const component = () => random.normal() / Math.sqrt(3)
  return Array.from({ length: d }, () => [component(), component(), component()] as const)
}
