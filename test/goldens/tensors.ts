import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor as TfTensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { Tensor } from './types'

// Without it the library greets Node users on the terminal.
tf.enableProdMode()

/** Between golden tensors and those of TensorFlow.js, which computes here on its plain backend, in float32. */
export const toTf = ({ shape, data }: Tensor): TfTensor => tf.tensor(data, shape, 'float32')
export const toTf2d = (tensor: Tensor): Tensor2D => toTf(tensor) as Tensor2D
export const fromTf = (x: TfTensor): Tensor => ({ shape: [...x.shape], data: Array.from(x.dataSync()) })
export const scalarOf = (x: TfTensor): number => x.dataSync()[0]!
