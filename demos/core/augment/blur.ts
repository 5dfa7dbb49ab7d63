import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'

/**
 * Weights of a Gaussian at the pixels of a kernel: exp(−d² / 2σ²) at distance d from its middle, divided by their sum.
 *
 * @param size how many pixels the kernel has; odd
 * @param sigma standard deviation σ, in pixels
 * @returns weights [size], which sum to 1
 * @throws RangeError when the size is not odd
 */
export function gaussianKernel(size: number, sigma: number): number[] {
  if (size % 2 !== 1) throw new RangeError(`gaussianKernel: size is ${size}, expected an odd number`)
  const weights = Array.from({ length: size }, (_, i) => Math.exp(-((i - (size - 1) / 2) ** 2) / (2 * sigma ** 2)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/**
 * Blurs each channel of images with a separable kernel. Beyond an edge the image is mirrored about its last pixel
 * (`reflect`), as in torchvision's `gaussian_blur`, so that no dark frame appears.
 *
 * @param images [n, h, w, c]
 * @param vertical weights along the height, an odd number of them
 * @param horizontal weights along the width, an odd number of them
 * @returns blurred images [n, h, w, c]
 * @throws RangeError when a kernel has an even number of weights, or reaches further than the image
 */
export function blur(images: Tensor4D, vertical: readonly number[], horizontal: readonly number[]): Tensor4D {
  const [, h, w, c] = images.shape
  const [y, x] = [reach('vertical', vertical, h), reach('horizontal', horizontal, w)]
  // the same kernel for each channel: [height, width, channel, 1]
  const weights = vertical.flatMap((v) => horizontal.flatMap((u) => Array<number>(c).fill(v * u)))
  return tf.tidy(() => {
    const mirrored = tf.mirrorPad(
      images,
      [
        [0, 0],
        [y, y],
        [x, x],
        [0, 0],
      ],
      'reflect',
    )
    const filter = tf.tensor4d(weights, [vertical.length, horizontal.length, c, 1])
    return tf.depthwiseConv2d(mirrored, filter, 1, 'valid')
  })
}

/** How many pixels a kernel reaches beyond the pixel in its middle. */
function reach(name: string, kernel: readonly number[], length: number): number {
  const pixels = (kernel.length - 1) / 2
  if (!Number.isInteger(pixels) || pixels >= length) {
    throw new RangeError(`blur: ${name} has ${kernel.length} weights, expected an odd number below ${2 * length}`)
  }
  return pixels
}
