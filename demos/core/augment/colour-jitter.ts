import { countRows } from '../tensor/shapes'

/**
 * A change of colour as an affine map of (r, g, b): M (r, g, b) + offset. A chain of changes is one map again, so that
 * a view costs one matrix product. The formulas are those of torchvision's `adjust_*`; torchvision clamps to 0 … 1
 * after each change, `applyViews` once after all of them.
 */
export interface ColourMatrix {
  /** M, 3 x 3, row by row. */
  readonly matrix: readonly number[]
  readonly offset: readonly number[]
}

/** Weights of r, g and b in the luma of ITU-R BT.601, rounded as in torchvision. */
export const LUMA = [0.2989, 0.587, 0.114] as const

/**
 * Scales the brightness: f x.
 *
 * @param f factor; 1 changes nothing
 */
export const brightness = (f: number): ColourMatrix => ({ matrix: [f, 0, 0, 0, f, 0, 0, 0, f], offset: [0, 0, 0] })

/**
 * Scales the distance from the mean luma: f x + (1 − f) mean.
 *
 * @param f factor; 1 changes nothing
 * @param mean mean luma of the whole image, from `meanLuma`
 */
export function contrast(f: number, mean: number): ColourMatrix {
  const shift = (1 - f) * mean
  return { matrix: brightness(f).matrix, offset: [shift, shift, shift] }
}

/**
 * Scales the distance from grey: f x + (1 − f) luma(x).
 *
 * @param f factor; 1 changes nothing, 0 leaves the luma alone
 */
export function saturation(f: number): ColourMatrix {
  const [r, g, b] = [(1 - f) * LUMA[0], (1 - f) * LUMA[1], (1 - f) * LUMA[2]]
  return { matrix: [f + r, g, b, r, f + g, b, r, g, f + b], offset: [0, 0, 0] }
}

/** Replaces each channel by the luma. */
export const greyscale = saturation(0)

/**
 * Turns hues by a rotation about the grey axis. torchvision turns the angle of HSV instead, which is not linear. In
 * both, greys stay as they are and a full turn is the identity.
 *
 * @param turn part of the circle, so that 1/3 takes red to green
 */
export function hue(turn: number): ColourMatrix {
  const cos = Math.cos(2 * Math.PI * turn)
  const along = (1 - cos) / 3
  const across = Math.sin(2 * Math.PI * turn) / Math.sqrt(3)
  const [same, next, last] = [cos + along, along - across, along + across]
  return { matrix: [same, next, last, last, same, next, next, last, same], offset: [0, 0, 0] }
}

/**
 * Composes two changes of colour.
 *
 * @param first the change that is made first
 * @param second the change of its result
 */
export function composeColours(first: ColourMatrix, second: ColourMatrix): ColourMatrix {
  // numbers read one by one, because this is done for each view of each step
  const { matrix: m, offset } = first
  const [top, middle, bottom] = [row(0), row(1), row(2)]
  return {
    matrix: [top[0], top[1], top[2], middle[0], middle[1], middle[2], bottom[0], bottom[1], bottom[2]],
    offset: [top[3], middle[3], bottom[3]],
  }

  function row(i: number): readonly [number, number, number, number] {
    const a = second.matrix[3 * i]!
    const b = second.matrix[3 * i + 1]!
    const c = second.matrix[3 * i + 2]!
    return [
      a * m[0]! + b * m[3]! + c * m[6]!,
      a * m[1]! + b * m[4]! + c * m[7]!,
      a * m[2]! + b * m[5]! + c * m[8]!,
      a * offset[0]! + b * offset[1]! + c * offset[2]! + second.offset[i]!,
    ]
  }
}

/**
 * Computes the mean luma of each image.
 *
 * @param images [n, pixels, channels]: bytes, or numbers in 0 … 1
 * @param pixels pixels of an image
 * @param channels 1 or 3
 * @returns means [n] in 0 … 1
 * @throws RangeError when the images are not whole
 */
export function meanLuma(images: Uint8Array | Float32Array, pixels: number, channels: number): Float32Array {
  const white = images instanceof Uint8Array ? 255 : 1
  const weights = channels === 1 ? [1] : LUMA
  const perImage = pixels * channels
  return Float32Array.from({ length: countRows('meanLuma: images', images.length, perImage) }, (_, n) => {
    let sum = 0
    for (let i = 0; i < perImage; i++) sum += images[n * perImage + i]! * weights[i % channels]!
    return sum / (white * pixels)
  })
}
