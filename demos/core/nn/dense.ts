import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { runKernel } from '../kernels/run-kernel'
import { transposed } from '../tensor/transposed'
import type { Layer } from './layer'

/** Variance of the first weights, times the inputs: it keeps the variance of the activations from layer to layer. */
const VARIANCE = { elu: 1.55, relu: 2, linear: 1 } as const
type Activation = keyof typeof VARIANCE

/** ∂L/∂(x W + b) from ∂L/∂y, with φ′ from the output alone: for ELU, y + 1 where y < 0, else 1. */
function beforeActivation(activation: Activation, y: Tensor2D, dy: Tensor2D): Tensor2D {
  if (activation === 'elu') return tf.engine().runKernel('EluGrad', { dy, y }) as Tensor2D
  return activation === 'relu' ? tf.mul(dy, tf.step(y)) : dy
}

/**
 * A fully connected layer, y = φ(x W + b), φ = ELU (Clevert et al. 2016, arXiv 1511.07289), ReLU or the identity.
 *
 * x is read as rows of `inputs` numbers whatever its shape, so a layer with `inputs` = 4 C on an image
 * in Z-order (see `patches.ts`) is a convolution of kernel and stride 2: x [4 n, C] is x [n, 4 C].
 *
 * Either direction is one kernel where the backend has one, `Dense` and `DenseGradient`. Composed, products are taken
 * with explicit transposes and column sums as products with a row of ones: each is one fast operation on every backend,
 * where a transposed product or a sum over rows is not.
 *
 * @param inputs columns of x, W [inputs, outputs]
 * @param outputs columns of y, b [1, outputs]
 * @param hasBias false before batch normalisation, which takes any constant out again
 */
export function dense(inputs: number, outputs: number, activation: Activation, hasBias = true): Layer {
  const weight = { shape: [inputs, outputs], init: Math.sqrt(VARIANCE[activation] / inputs) }
  return {
    paramSpecs: hasBias ? [weight, { shape: [1, outputs], init: 0 }] : [weight],
    forward([w, bias], x) {
      if (x.size % inputs)
        throw new RangeError(`A layer of ${inputs} inputs got a tensor of shape [${x.shape.join(', ')}].`)
      return runKernel(
        'Dense',
        { x, w: w!, ...(bias && { bias }) },
        { activation },
        () => tf.fused.matMul({ a: tf.reshape(x, [-1, inputs]), b: w as Tensor, bias, activation }) as Tensor2D,
      )
    },
    backward([w], x, y, dy, needsDx) {
      const gradients = runKernel<Tensor[]>(
        'DenseGradient',
        { x, w: w!, y, dy },
        { activation, hasBias, needsDx },
        () => {
          const dz = beforeActivation(activation, y, dy)
          const dw = tf.matMul(transposed(tf.reshape(x, [-1, inputs])), dz)
          const db = () => tf.matMul(tf.ones([1, dz.shape[0]]), dz)
          const dx = () => tf.reshape(tf.matMul(dz, tf.transpose(w as Tensor2D)), x.shape)
          return [dw, ...(hasBias ? [db()] : []), ...(needsDx ? [dx()] : [])]
        },
      )
      const count = hasBias ? 2 : 1
      return { dx: gradients[count] as Tensor2D | undefined, dw: gradients.slice(0, count) }
    },
  }
}
