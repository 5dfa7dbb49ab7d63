/**
 * A map of the plane about the image's centre, from where a pixel of the view lies to where it is read
 * in the image: `[a, b, c, d, x, y]` is (u, v) -> (a u + b v + x, c u + d v + y). Half the side is 1.
 */
export type Affine = readonly [number, number, number, number, number, number]

/** Reads a box of the image, of relative width and height, about (x, y): what torchvision calls resized crop. */
export const crop = (width: number, height: number, x: number, y: number): Affine => [width, 0, 0, height, x, y]

export const flip: Affine = [-1, 0, 0, 1, 0, 0]

export const rotate = (angle: number): Affine => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cos, -sin, sin, cos, 0, 0]
}

export const shear = (slope: number): Affine => [1, slope, 0, 1, 0, 0]

/** First `inner` on the view's pixel, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, x, y] = outer
  const [e, f, g, h, p, q] = inner
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, a * p + b * q + x, c * p + d * q + y]
}

/** The eight numbers of `tf.image.transform`, which counts pixels from the top-left pixel's centre. */
export function toTransform([a, b, c, d, x, y]: Affine, side: number): readonly number[] {
  const centre = (side - 1) / 2
  const half = side / 2
  return [a, b, centre + x * half - (a + b) * centre, c, d, centre + y * half - (c + d) * centre, 0, 0]
}
