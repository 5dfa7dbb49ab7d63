import type { NdArray } from '../core/ndarray'

/** Writes image `index` of `images` [n, h, w, c], c = 1, 3 or 4, into RGBA pixels `stride` wide at `offset`. */
export function writeImage(
  images: NdArray,
  index: number,
  target: Uint8ClampedArray,
  stride: number,
  offset = 0,
): void {
  const [, height, width, channels] = images.shape as [number, number, number, number]
  const { data } = images
  const grey = channels === 1
  let from = index * height * width * channels
  for (let row = 0; row < height; row++) {
    let to = 4 * (offset + row * stride)
    for (let column = 0; column < width; column++, from += channels, to += 4) {
      target[to] = data[from]!
      target[to + 1] = data[grey ? from : from + 1]!
      target[to + 2] = data[grey ? from : from + 2]!
      target[to + 3] = channels === 4 ? data[from + 3]! : 255
    }
  }
}

/**
 * Writes an image, enlarged or reduced, into a rectangle that lies within another: each pixel is the one nearest to it.
 *
 * @param source [height, width], RGBA as one word for each pixel
 */
export function writeScaled(
  source: Uint32Array,
  [width, height]: readonly [width: number, height: number],
  target: ImageData,
  [left, top, targetWidth, targetHeight]: readonly [left: number, top: number, width: number, height: number],
): void {
  const words = new Uint32Array(target.data.buffer)
  const stride = target.width
  const columns = Int32Array.from({ length: targetWidth }, (_, x) => Math.floor(((x + 0.5) * width) / targetWidth))
  let before = -1
  for (let y = 0; y < targetHeight; y++) {
    const start = (top + y) * stride + left
    const row = Math.floor(((y + 0.5) * height) / targetHeight)
    if (row === before) words.copyWithin(start, start - stride, start - stride + targetWidth)
    else for (let x = 0; x < targetWidth; x++) words[start + x] = source[row * width + columns[x]!]!
    before = row
  }
}
