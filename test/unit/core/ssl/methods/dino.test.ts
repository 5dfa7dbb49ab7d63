import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, it } from 'vitest'
import { forward, gradient } from '../../../../../demos/core/ssl/methods/dino/gradient'
import { nextCenter, teacherProbs } from '../../../../../demos/core/ssl/methods/dino/teacher'

const teacher = tf.tensor2d([3, 1, 0, 3, 0, 1], [2, 3])

it('centring takes away what all images share, so that it cannot win everywhere', () => {
  const winners = (centre: number[]) => [...tf.argMax(teacherProbs(teacher, tf.tensor2d([centre]), 0.1), 1).dataSync()]
  expect(winners([0, 0, 0])).toEqual([0, 0])
  expect(winners([3, 0.5, 0.5])).toEqual([1, 2])
})

it('the centre follows the mean of the teacher’s outputs', () => {
  expect([...nextCenter(tf.zeros([1, 3]), teacher, 0.9).dataSync()]).toEqual(
    [0.3, 0.05, 0.05].map((value) => expect.closeTo(value, 5)),
  )
})

it('each view predicts the code of the other: gradient softargmax(s / τ) − q, by N τ and halved', () => {
  const options = { studentTemperature: 0.5, teacherTemperature: 0.1 }
  const de = gradient(forward(tf.zeros([2, 3]), teacher, tf.zeros([1, 3]), options), options).arraySync()
  const q = teacherProbs(teacher, tf.zeros([1, 3]), 0.1).arraySync()
  de.forEach((row, i) => row.forEach((slope, k) => expect(slope).toBeCloseTo((1 / 3 - q[1 - i]![k]!) / (0.5 * 2), 5)))
})
