import { matrix, multiply, type Matrix } from './matrix'

/** Rotation matrix of the plane [2, 2], counter-clockwise by an angle in radians. */
export function rotation2(angle: number): Matrix {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return matrix(2, 2, [c, -s, s, c])
}

/**
 * Rotation matrix of space by Rodrigues' formula, `R = cos θ I + sin θ [u]ₓ + (1 - cos θ) u uᵀ`.
 *
 * @param vector its direction is the axis u (right-handed), its length the angle θ in radians
 * @returns [3, 3]
 */
export function rotation3(vector: readonly [number, number, number]): Matrix {
  const angle = Math.hypot(...vector)
  if (angle === 0) return matrix(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1])
  const [x, y, z] = vector.map((component) => component / angle) as [number, number, number]
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const t = 1 - c
  return matrix(3, 3, [
    ...[c + t * x * x, t * x * y - s * z, t * x * z + s * y],
    ...[t * x * y + s * z, c + t * y * y, t * y * z - s * x],
    ...[t * x * z - s * y, t * y * z + s * x, c + t * z * z],
  ])
}

/** Rotation matrix `Rz(yaw) Ry(pitch) Rx(roll)` [3, 3], angles in radians. */
export function rotationZyx(yaw: number, pitch: number, roll: number): Matrix {
  return multiply(multiply(rotation3([0, 0, yaw]), rotation3([0, pitch, 0])), rotation3([roll, 0, 0]))
}
