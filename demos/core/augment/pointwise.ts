/** Colour changes of published recipes that are not affine: images [n, h, w, 3] in 0 … 1. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'

/** Inverts what is at least as light as `threshold` (BYOL, arXiv 2006.07733, appendix B). */
export const solarise = (images: Tensor4D, threshold: number): Tensor4D =>
  tf.tidy(() => tf.where(tf.greaterEqual(images, threshold), tf.sub(1, images), images) as Tensor4D)

/**
 * Turns the hue of HSV (Smith 1978) by `turn` of the circle. With value V, chroma C and hue h in sextants,
 * channel n is V − C max(0, min(k, 4 − k, 1)), k = (n + h) mod 6, where n is 5, 3, 1 for r, g, b.
 */
export function adjustHue(images: Tensor4D, turn: number): Tensor4D {
  return tf.tidy(() => {
    const [r, g, b] = tf.split(images, 3, 3) as [Tensor, Tensor, Tensor]
    const value = tf.max(images, 3, true)
    const chroma = tf.sub(value, tf.min(images, 3, true))
    const divisor = tf.maximum(chroma, 1e-12) // of a grey the hue is 0
    const sextant = (from: Tensor, to: Tensor, first: number) => tf.add(tf.div(tf.sub(from, to), divisor), first)
    const other = tf.where(tf.equal(value, g), sextant(b, r, 2), sextant(r, g, 4))
    const hue = tf.add(tf.where(tf.equal(value, r), sextant(g, b, 0), other), 6 * turn)
    const channel = (n: number): Tensor => {
      const k = tf.add(hue, n)
      const rest = tf.sub(k, tf.mul(6, tf.floor(tf.div(k, 6))))
      const share = tf.clipByValue(tf.minimum(rest, tf.sub(4, rest)), 0, 1)
      return tf.sub(value, tf.mul(chroma, share))
    }
    return tf.concat([channel(5), channel(3), channel(1)], 3) as Tensor4D
  })
}
