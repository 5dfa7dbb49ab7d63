/** A rectangle of pixels: columns left … right − 1 and rows top … bottom − 1. */
export interface Mask {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * Splits the components of an image into those under a mask and the others.
 *
 * @param size the image is [size, size, channels]
 */
export function splitByMask(
  mask: Mask,
  size: number,
  channels: number,
): { hidden: readonly number[]; visible: readonly number[] } {
  const hidden: number[] = []
  const visible: number[] = []
  for (let p = 0; p < size * size * channels; p++) {
    const column = Math.floor(p / channels) % size
    const row = Math.floor(p / (channels * size))
    const under = column >= mask.left && column < mask.right && row >= mask.top && row < mask.bottom
    ;(under ? hidden : visible).push(p)
  }
  return { hidden, visible }
}
