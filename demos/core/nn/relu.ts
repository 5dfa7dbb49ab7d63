import * as tf from '@tensorflow/tfjs-core'
import type { Layer } from './layer'

/** The rectifier as a layer, y = max(0, x): for networks that normalise before they rectify. */
export const relu: Layer = {
  paramSpecs: [],
  forward: (_, x) => tf.relu(x),
  backward: (_, __, y, dy) => ({ dx: tf.mul(dy, tf.step(y)), dw: [] }),
}
