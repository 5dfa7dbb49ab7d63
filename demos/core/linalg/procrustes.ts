import { expectLength } from '../tensor/shapes'

/**
 * Rotates points of the plane, and reflects them if that helps, to lie as near as possible to a reference: the
 * orthogonal Procrustes problem (Schönemann 1966), which has a closed form in the plane. Distances between the points
 * stay the same.
 *
 * @param map [n, 2], centred on 0
 * @param reference [n, 2], centred on 0
 * @returns [n, 2]
 * @throws RangeError when the sizes differ
 */
export function procrustes2d(map: Float32Array, reference: Float32Array): Float32Array {
  expectLength('procrustes2d: reference', reference.length, map.length)
  let [xx, xy, yx, yy] = [0, 0, 0, 0]
  for (let i = 0; i < map.length; i += 2) {
    const [x, y] = [map[i]!, map[i + 1]!]
    const [u, v] = [reference[i]!, reference[i + 1]!]
    xx += x * u
    xy += x * v
    yx += y * u
    yy += y * v
  }
  // Σ R(x, y)·(u, v) is largest at these angles; a reflection first takes y to −y.
  const turn = { angle: Math.atan2(xy - yx, xx + yy), fit: Math.hypot(xy - yx, xx + yy), side: 1 }
  const flip = { angle: Math.atan2(xy + yx, xx - yy), fit: Math.hypot(xy + yx, xx - yy), side: -1 }
  const { angle, side } = flip.fit > turn.fit ? flip : turn
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const out = new Float32Array(map.length)
  for (let i = 0; i < map.length; i += 2) {
    const [x, y] = [map[i]!, side * map[i + 1]!]
    out[i] = cos * x - sin * y
    out[i + 1] = sin * x + cos * y
  }
  return out
}
