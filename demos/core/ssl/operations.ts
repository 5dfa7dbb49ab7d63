import * as tf from '@tensorflow/tfjs-core'
import { sizeOf } from '../ndarray'

type Shapes = readonly (readonly number[])[]

/** [n, k] times [k, m] takes n k m multiplications, the root of the product of the three sizes, transposed or not. */
const product = (...shapes: Shapes): number =>
  Math.round(Math.sqrt(shapes.reduce((total, shape) => total * sizeOf(shape), 1)))

/** Multiplications of the products that a kernel does, from the shapes of its inputs and of its outputs. */
const PRODUCTS: Readonly<Record<string, (inputs: Shapes, outputs: Shapes) => number>> = {
  BatchMatMul: ([a, b], [c]) => product(a!, b!, c!),
  _FusedMatMul: ([a, b], [c]) => product(a!, b!, c!),
  Dense: ([x, w], [y]) => product(x!, w!, y!),
  // ∂L/∂W, and ∂L/∂x where it is needed: the last output, of the shape of x
  DenseGradient: ([x, w, , dy], outputs) =>
    product(x!, w!, dy!) * (outputs.slice(1).some((shape) => String(shape) === String(x)) ? 2 : 1),
  NTXent: ([z1, z2]) => 4 * product(z1!, z2!, [z1![0]!, z2![0]!]),
  NTXentGradient: ([z, , logits]) => product(z!, z!, logits!),
}

/** Multiplications of the matrix products that `run` does. */
export async function countOperations(run: () => void): Promise<number> {
  const { kernels } = await tf.profile(run)
  return kernels.reduce(
    (sum, { name, inputShapes, outputShapes }) =>
      sum + (PRODUCTS[name]?.(inputShapes as Shapes, outputShapes as Shapes) ?? 0),
    0,
  )
}
