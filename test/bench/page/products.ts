/** The products of a step of SimCLR alone: what the step would cost if all else were free. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'

/** Layers as rows for each image, inputs and outputs: see `core/nn/encoder.ts`. */
const LAYERS = [
  [64, 16, 16],
  [16, 64, 32],
  [4, 128, 64],
  [1, 256, 128],
  [1, 128, 128],
  [1, 128, 64],
] as const

/** m, k and n of each product: y = x W, ∂L/∂W = xᵀ dz, ∂L/∂x = dz Wᵀ but for the images; z zᵀ and its gradient. */
function shapes(batchSize: number): (readonly [number, number, number])[] {
  const images = 2 * batchSize
  const layers = LAYERS.flatMap(([perImage, inputs, outputs], i) => {
    const rows = perImage * images
    const back = i > 0 ? [[rows, outputs, inputs] as const] : []
    return [[rows, inputs, outputs] as const, [inputs, rows, outputs] as const, ...back]
  })
  return [...layers, [images, 64, images], [images, images, 64]]
}

/** Milliseconds that all products of a step take, nothing transposed, several times. */
export function measureProducts(rounds: number, batchSize: number): number[] {
  const operands = shapes(batchSize).map(([m, k, n]): [Tensor2D, Tensor2D] => [
    tf.randomNormal([m, k], 0, 1, 'float32', 1),
    tf.randomNormal([k, n], 0, 1, 'float32', 2),
  ])
  const times = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now()
    for (const [a, b] of operands) tf.matMul(a, b).dispose()
    return performance.now() - start
  })
  tf.dispose(operands)
  return times.slice(1)
}
