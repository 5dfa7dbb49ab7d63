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

/** Creates an off-screen canvas that `write` fills; null where canvas is not supported. */
export function pixelCanvas(
  width: number,
  height: number,
  write: (pixels: Uint8ClampedArray) => void,
): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return null
  const image = context.createImageData(width, height)
  write(image.data)
  context.putImageData(image, 0, 0)
  return canvas
}
