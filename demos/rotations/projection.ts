import { matrix, type Matrix } from '../core/linalg/matrix'

/** Degrees from which space is looked down on. */
const TILT = (22 * Math.PI) / 180

/** Parallel projection of space to the picture, `[2, 3]`: z upwards, the eye `camera` degrees round it. */
export function projection(camera: number): Matrix {
  const angle = (camera * Math.PI) / 180
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return matrix(2, 3, [c, s, 0, -s * Math.sin(TILT), c * Math.sin(TILT), Math.cos(TILT)])
}
