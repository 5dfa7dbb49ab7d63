import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, it } from 'vitest'
import { prototypeUsage } from '../../../demos/swav/prototype-usage'

it('tells how the codes share the prototypes, and how many are used', async () => {
  const codes = tf.tensor2d([1, 0, 0, 0.5, 0.5, 0], [2, 3])
  const { usage, used } = await prototypeUsage(codes)
  expect([...usage]).toEqual([0.75, 0.25, 0])
  expect(used).toBe(1)
})
