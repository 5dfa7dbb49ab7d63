import * as tf from '@tensorflow/tfjs-core'

const PRODUCTS = new Set(['BatchMatMul', '_FusedMatMul'])

/**
 * Multiplications of the matrix products that `run` does. [n, k] times [k, m] takes n k m of them, the root of the
 * product of the three sizes, transposed or not.
 */
export async function countOperations(run: () => void): Promise<number> {
  const { kernels } = await tf.profile(run)
  const size = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1)
  return kernels
    .filter(({ name }) => PRODUCTS.has(name))
    .reduce((sum, { inputShapes, outputShapes }) => {
      const [a, b] = inputShapes as [number[], number[]]
      return sum + Math.round(Math.sqrt(size(a) * size(b) * size(outputShapes[0]!)))
    }, 0)
}
