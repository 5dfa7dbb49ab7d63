import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../../demos/core/random'
import { createSwav, usageOf } from '../../../../demos/core/ssl/swav'

const [N, K, d] = [4, 3, 5]
const random = new Random(4, 'test')
const normals = (n: number) => Float32Array.from({ length: n }, () => random.normal())
const [e, c] = [normals(2 * N * d), normals(K * d)]
const options = { prototypes: K, dimension: d, epsilon: 0.2, temperature: 0.5 }
const moved = (values: Float32Array, i: number, by: number) => values.map((value, j) => (i === j ? value + by : value))

describe.each([true, false])('SwAV, equipartition %s', (equipartition) => {
  const swav = createSwav({ ...options, equipartition })
  const at = (rows: Float32Array, own: Float32Array) =>
    swav.evaluate(tf.tensor2d(rows, [2 * N, d]), [tf.tensor2d(own, [K, d])])
  const { targets } = at(e, c)
  /** The codes stay as they are: no gradient goes through them. */
  const loss = (rows: Float32Array, own: Float32Array) => swav.loss({ ...at(rows, own), targets }).dataSync()[0]!
  const { de, dw } = swav.gradient(at(e, c))

  it('has the gradient that differences give, of embeddings and prototypes', () => {
    de.dataSync().forEach((slope, i) => {
      expect(slope).toBeCloseTo((loss(moved(e, i, 0.01), c) - loss(moved(e, i, -0.01), c)) / 0.02, 2)
    })
    dw[0]!.dataSync().forEach((slope, i) => {
      expect(slope).toBeCloseTo((loss(e, moved(c, i, 0.01)) - loss(e, moved(c, i, -0.01))) / 0.02, 2)
    })
  })
})

it('tells how the codes share the prototypes, and how many are used', async () => {
  const codes = tf.tensor2d([1, 0, 0, 0.5, 0.5, 0], [2, 3])
  const { usage, used } = await usageOf(codes)
  expect([...usage]).toEqual([0.75, 0.25, 0])
  expect(used).toBe(1)
})
