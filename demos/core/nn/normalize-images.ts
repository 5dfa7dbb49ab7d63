import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'

/** The input normalisation of all networks here: pixels in 0 … 1 to −1 … 1. */
export const normalizeImages = <T extends Tensor>(images: T): T => tf.sub(tf.mul(images, 2), 1)
