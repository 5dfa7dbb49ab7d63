import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, it } from 'vitest'
import { dense } from '../../../../demos/core/nn/dense'
import { l2Normalize, l2NormalizeGradient } from '../../../../demos/core/nn/l2-normalize'
import { Network } from '../../../../demos/core/nn/network'
import { unpack } from '../../../../demos/core/nn/parameters'
import { patches } from '../../../../demos/core/nn/patches'
import { createBatches } from '../../../../demos/core/ssl/batches'
import { MemoryBank } from '../../../../demos/core/ssl/memory-bank'
import { createSimsiam } from '../../../../demos/core/ssl/methods/simsiam/method'
import { SSLModel } from '../../../../demos/core/ssl/model'
import { enqueue, Queue } from '../../../../demos/core/ssl/queue'
import { toTensor } from '../../../../demos/core/ssl/views'

const zeros = (rows: number, columns: number): Tensor2D => tf.zeros([rows, columns])
const images = (n: number, side = 16): Tensor4D => tf.zeros([n, side, side, 1])

it.each<[string, () => unknown, string]>([
  ['l2Normalize of a vector', () => l2Normalize(tf.zeros([3]) as unknown as Tensor2D), '[3]'],
  ['a gradient of another shape', () => l2NormalizeGradient(zeros(2, 3), zeros(2, 1), zeros(2, 4)), '[2, 4]'],
  ['too few parameters', () => unpack(tf.zeros([5]), [{ shape: [2, 3], init: 0 }]), '[5]'],
  ['a layer of other inputs', () => dense(4, 2, 'linear').forward([zeros(4, 2), zeros(1, 2)], zeros(3, 5)), '3, 5'],
  ['a network without its bias', () => new Network([dense(4, 2, 'linear')]).forward([zeros(4, 2)], zeros(3, 4)), '2'],
  ['images of another size', () => patches(images(1, 8)), '8'],
  ['a batch of more images than there are', () => createBatches(3, 4, 1), '3'],
  ['bytes that make no image', () => toTensor(new Uint8Array(300), 16, 1), '300'],
  ['keys that are wider than the queue', () => new Queue(4, 3, 2, 1).store(zeros(2, 5), Int32Array.of(0, 1), 0), '5'],
  ['keys that are wider than the ring', () => enqueue(zeros(4, 3), zeros(2, 5), 0), '5'],
  ['keys for other images', () => new MemoryBank(4, 3, 2, 1).store(zeros(2, 3), Int32Array.of(0), 0), '2, 3'],
  ['vectors for another bank', () => new MemoryBank(4, 3, 2, 1).fill(zeros(5, 3)), '5, 3'],
  ['an image without its second view', () => new SSLModel(1, createSimsiam(), 1).forward({ views: images(3) }), '3'],
])('%s: refused, with what was given', (_, call, given) => {
  expect(call).toThrow(RangeError)
  expect(call).toThrow(given)
})
