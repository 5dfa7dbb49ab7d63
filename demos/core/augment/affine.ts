/**
 * An affine map of the plane about an image's centre, from the position of a pixel of the view to the position in the
 * image where it is read: `[a, b, c, d, x, y]` is (u, v) -> (a u + b v + x, c u + d v + y). Half the side of the image
 * is 1.
 */
export type Affine = readonly [number, number, number, number, number, number]

/**
 * Reads a box of the image and enlarges it to the whole view, as torchvision's `resized_crop`.
 *
 * @param width width of the box, relative to the image
 * @param height height of the box, relative to the image
 * @param x horizontal position of its centre, −1 … 1 across the image
 * @param y vertical position of its centre, −1 … 1 down the image
 */
export const crop = (width: number, height: number, x: number, y: number): Affine => [width, 0, 0, height, x, y]

/** Mirrors left and right. */
export const flip: Affine = [-1, 0, 0, 1, 0, 0]

/**
 * Rotates the image about its centre.
 *
 * @param angle in radians; counter-clockwise as one sees the view
 */
export const rotate = (angle: number): Affine => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cos, -sin, sin, cos, 0, 0]
}

/**
 * Shears the image along its rows.
 *
 * @param slope how far a row is moved for each unit below the centre
 */
export const shear = (slope: number): Affine => [1, slope, 0, 1, 0, 0]

/**
 * Composes two maps: (outer ∘ inner)(u, v).
 *
 * @param outer the map that is applied last, to the result of `inner`
 * @param inner the map that is applied to the view's pixel
 */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, x, y] = outer
  const [e, f, g, h, p, q] = inner
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, a * p + b * q + x, c * p + d * q + y]
}

/**
 * Converts a map to the eight numbers of `tf.image.transform`, which measures in pixels from the centre of the top-left
 * pixel.
 *
 * @param side side of the square image, in pixels
 * @returns [a0, a1, a2, b0, b1, b2, c0, c1] of `tf.image.transform`
 */
export function toTransform([a, b, c, d, x, y]: Affine, side: number): readonly number[] {
  const centre = (side - 1) / 2
  const half = side / 2
  return [a, b, centre + x * half - (a + b) * centre, c, d, centre + y * half - (c + d) * centre, 0, 0]
}
