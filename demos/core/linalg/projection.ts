import { Random } from '../random'

/** Projected points: x points right, y up, depth towards the eye. */
export interface Projected {
  /** x and y in turn. */
  readonly points: Float32Array
  readonly depth: Float32Array
}
type Axes = readonly (readonly [number, number, number])[]

/**
 * Projects rows to the plane, after a rotation about the vertical axis and then one about the horizontal axis.
 *
 * @param rows [n, d]
 * @param turn rotation about the vertical axis, in degrees
 * @param tilt rotation about the horizontal axis, in degrees
 */
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

/** Rotates a point about the vertical axis by `turn` degrees, then about the horizontal axis by `tilt` degrees. */
export function rotate3d([x, y, z]: readonly number[], turn: number, tilt: number): [number, number, number] {
  const [a, b] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180]
  const [right, near] = [Math.cos(a) * x! + Math.sin(a) * z!, Math.cos(a) * z! - Math.sin(a) * x!]
  return [right, Math.cos(b) * y! - Math.sin(b) * near, Math.cos(b) * near + Math.sin(b) * y!]
}

/**
 * The axes of the embedding in space. For d ≤ 3 they are the axes of space. For larger d they are fixed random vectors
 * whose entries have variance 1/3, so that projection keeps the mean squared length.
 */
function axesOf(d: number): Axes {
  if (d <= 3) return Array.from({ length: d }, (_, j) => [+(j === 0), +(j === 1), +(j === 2)] as const)
  const random = new Random(0, 'projection')
  const component = () => random.normal() / Math.sqrt(3)
  return Array.from({ length: d }, () => [component(), component(), component()] as const)
}
