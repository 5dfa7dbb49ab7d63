import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { Optimizer } from '../optim/optimizer'
import { Random } from '../random'
import { crossEntropy, crossEntropyGradient } from './cross-entropy'
import { dense } from './dense'
import { Network } from './network'

/** Losses of the little network before and after its step, as the cpu and the wasm backend both compute them. */
const KNOWN_LOSSES = [1.4913021, 1.0372653] as const
const TOLERANCE = 1e-3
const [ROWS, INPUTS, HIDDEN, CLASSES] = [6, 12, 8, 4]
/** In half precision numbers of this size are whole. */
const LARGE = 2048

/**
 * The losses of a little network before and after one step of gradient descent, on the current backend. Its inputs are
 * made large and small again, which half precision does not survive.
 */
export async function selfTestLosses(): Promise<number[]> {
  const network = new Network([dense(INPUTS, HIDDEN, 'elu'), dense(HIDDEN, CLASSES, 'linear')])
  const optimizer = new Optimizer([network.paramSpecs], 1, 'sgd')
  const random = new Random(2, 'self-test')
  const values = Float32Array.from({ length: ROWS * INPUTS }, () => random.normal())
  const x = tf.tidy((): Tensor2D => tf.sub(tf.add(tf.tensor2d(values, [ROWS, INPUTS]), LARGE), LARGE))
  const labels = Float32Array.from({ length: ROWS * CLASSES }, (_, i) =>
    Number(i % CLASSES === Math.floor(i / CLASSES) % CLASSES),
  )
  const targets = tf.tensor2d(labels, [ROWS, CLASSES])
  const run = () => {
    const [params] = optimizer.unpack() as [tf.Tensor[]]
    const activations = network.forward(params, x)
    return { params, activations, logits: activations.at(-1)! }
  }
  const loss = () => tf.tidy(() => crossEntropy(run().logits, targets))
  const before = loss()
  optimizer.step(
    () => {
      const { params, activations, logits } = run()
      return network.backward(params, activations, crossEntropyGradient(logits, targets), false).dw
    },
    0.5,
    1,
  )
  const after = loss()
  const losses = [(await before.data())[0]!, (await after.data())[0]!]
  tf.dispose([x, targets, before, after])
  optimizer.dispose()
  return losses
}

/** Whether the current backend computes one step right. Some drivers do not, and throw nothing. */
export async function passesSelfTest(): Promise<boolean> {
  const losses = await selfTestLosses()
  return losses.every((loss, i) => Math.abs(loss - KNOWN_LOSSES[i]!) < TOLERANCE)
}
