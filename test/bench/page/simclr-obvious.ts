/**
 * SimCLR as one would write it first with TensorFlow.js: layers, automatic differentiation, one optimiser
 * slot for each variable, the loss read at every step. Same layers and sizes as `core/nn/encoder.ts`.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { layers, sequential } from '@tensorflow/tfjs-layers'

/** wasm has no gradient kernel for convolutions; there each is a rearrangement and a dense layer. */
function convolutions(channels: number, trainable: boolean): layers.Layer[] {
  if (trainable) {
    return [
      layers.conv2d({
        inputShape: [16, 16, channels],
        filters: 16,
        kernelSize: 4,
        strides: 2,
        padding: 'same',
        activation: 'elu',
      }),
      layers.conv2d({ filters: 32, kernelSize: 2, strides: 2, activation: 'elu' }),
      layers.conv2d({ filters: 64, kernelSize: 2, strides: 2, activation: 'elu' }),
    ]
  }
  const merge = (side: number, depth: number) => [
    layers.reshape({ targetShape: [side, 2, side, 2 * depth] }),
    layers.permute({ dims: [1, 3, 2, 4] }),
    layers.reshape({ targetShape: [side, side, 4 * depth] }),
  ]
  return [
    layers.reshape({ inputShape: [16, 16, channels], targetShape: [8, 2, 8, 2 * channels] }),
    ...merge(8, channels).slice(1),
    layers.dense({ units: 16, activation: 'elu' }),
    ...merge(4, 16),
    layers.dense({ units: 32, activation: 'elu' }),
    ...merge(2, 32),
    layers.dense({ units: 64, activation: 'elu' }),
  ]
}

export function createObvious(channels: number, temperature: number, learningRate: number) {
  const model = sequential({
    layers: [
      ...convolutions(channels, tf.getBackend() !== 'wasm'),
      layers.flatten(),
      layers.dense({ units: 128, activation: 'elu' }),
      layers.dense({ units: 128, activation: 'elu' }),
      layers.dense({ units: 64 }),
    ],
  })
  const optimizer = tf.train.adam(learningRate)

  const loss = (first: Tensor4D, second: Tensor4D): tf.Scalar => {
    const unit = (x: tf.Tensor) => tf.div(x, tf.norm(x, 2, 1, true))
    const z = tf.concat([
      unit(model.apply(first, { training: true }) as Tensor2D),
      unit(model.apply(second, { training: true }) as Tensor2D),
    ])
    const n = first.shape[0]
    const logits = tf.sub(
      tf.div(tf.matMul(z as Tensor2D, z as Tensor2D, false, true), temperature),
      tf.mul(tf.eye(2 * n), 1e9),
    )
    const positives = tf.oneHot(
      tf.tensor1d(
        [...Array(2 * n).keys()].map((i) => (i + n) % (2 * n)),
        'int32',
      ),
      2 * n,
    )
    return tf.losses.softmaxCrossEntropy(positives, logits)
  }

  return {
    /** Two views [N, 16, 16, c] each; the loss. */
    async step(first: Tensor4D, second: Tensor4D): Promise<number> {
      const cost = optimizer.minimize(() => loss(first, second), true)!
      const [value] = await cost.data()
      cost.dispose()
      return value!
    },
    dispose(): void {
      model.dispose()
      optimizer.dispose()
    },
  }
}
