/**
 * Colour changes as affine maps of (r, g, b), so that any chain of them is one map: `matrix` 3 x 3 by
 * rows, then `offset`. Formulas of torchvision's `adjust_*`, but clamped once at the end of the chain.
 */
export interface ColourMatrix {
  readonly matrix: readonly number[]
  readonly offset: readonly number[]
}

/** Luma of ITU-R BT.601, as torchvision rounds it. */
export const LUMA = [0.2989, 0.587, 0.114] as const

/** f x */
export const brightness = (f: number): ColourMatrix => ({ matrix: [f, 0, 0, 0, f, 0, 0, 0, f], offset: [0, 0, 0] })

/** f x + (1 − f) mean, `mean` of the whole image's luma. */
export const contrast = (f: number, mean: number): ColourMatrix => ({
  matrix: brightness(f).matrix,
  offset: Array(3).fill((1 - f) * mean),
})

/** f x + (1 − f) luma(x) */
export const saturation = (f: number): ColourMatrix => ({
  matrix: brightness(f).matrix.map((value, i) => value + (1 - f) * LUMA[i % 3]!),
  offset: [0, 0, 0],
})

export const greyscale = saturation(0)

/** (x − mean) / std of each channel; not clamped. */
export const normalise = (mean: readonly number[], std: readonly number[]): ColourMatrix => ({
  matrix: Array.from({ length: 9 }, (_, i) => (i % 4 === 0 ? 1 / std[i / 4]! : 0)),
  offset: mean.map((value, c) => -value / std[c]!),
})

/**
 * Turns hues by `turn` of the circle: a rotation about the grey axis. torchvision turns the angle of
 * HSV instead, which is not linear; greys stay as they are and a full turn is the identity in both.
 */
export function hue(turn: number): ColourMatrix {
  const cos = Math.cos(2 * Math.PI * turn)
  const along = (1 - cos) / 3
  const across = Math.sin(2 * Math.PI * turn) / Math.sqrt(3)
  const [same, next, last] = [cos + along, along - across, along + across]
  return { matrix: [same, next, last, last, same, next, next, last, same], offset: [0, 0, 0] }
}

/** First `first`, then `second`. */
export function composeColours(first: ColourMatrix, second: ColourMatrix): ColourMatrix {
  const turned = (column: (k: number) => number, row: number) =>
    [0, 1, 2].reduce((sum, k) => sum + second.matrix[3 * row + k]! * column(k), 0)
  return {
    matrix: Array.from({ length: 9 }, (_, i) => turned((k) => first.matrix[3 * k + (i % 3)]!, Math.floor(i / 3))),
    offset: [0, 1, 2].map((row) => turned((k) => first.offset[k]!, row) + second.offset[row]!),
  }
}

/** Mean luma of each image [n, side², c] in 0 … 1, from bytes. */
export function meanLuma(images: Uint8Array, pixels: number, channels: number): Float32Array {
  const weights = channels === 1 ? [1] : LUMA
  const perImage = pixels * channels
  return Float32Array.from({ length: images.length / perImage }, (_, n) => {
    let sum = 0
    for (let i = 0; i < perImage; i++) sum += images[n * perImage + i]! * weights[i % channels]!
    return sum / (255 * pixels)
  })
}
