import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'

/**
 * The input normalisation of all networks here, (x − mean) / std with mean 1/4 and std 1/2 as torchvision's
 * `Normalize`: pixels in 0 … 1 become −0.5 … 1.5. Images are mostly dark, so their mean comes close to 0.
 */
export const normalizeImages = <T extends Tensor>(images: T): T => tf.sub(tf.mul(images, 2), 0.5)
