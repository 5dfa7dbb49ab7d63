import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../../../demos/core/random'
import { forward, gradient, selfMask } from '../../../../../demos/core/ssl/methods/simclr/gradient'
import { loss } from '../../../../../demos/core/ssl/methods/simclr/loss'

const N = 4
const d = 5
const embeddings = Float32Array.from(
  { length: 2 * N * d },
  (
    (random) => () =>
      random.normal()
  )(new Random(5, 'test')),
)
const evaluate = (e: Float32Array, temperature: number) => {
  const views = tf.tensor2d(e, [2 * N, d])
  const [z1, z2] = tf.split(views, 2) as [Tensor2D, Tensor2D]
  const options = { temperature, mask: selfMask(2 * N) }
  return {
    loss: loss(z1, z2, { temperature }).dataSync()[0]!,
    gradient: [...gradient(forward(views, options), options).dataSync()],
  }
}

/** Equation 1 of the paper, term by term. */
function equation1(e: Float32Array, temperature: number): number {
  const z = Array.from({ length: 2 * N }, (_, i) => {
    const row = [...e.subarray(i * d, (i + 1) * d)]
    return row.map((x) => x / Math.hypot(...row))
  })
  const s = (i: number, k: number) => Math.exp(z[i]!.reduce((sum, x, j) => sum + x * z[k]![j]!, 0) / temperature)
  const all = [...z.keys()]
  const terms = all.map((i) => {
    const others = all.filter((k) => k !== i).reduce((sum, k) => sum + s(i, k), 0)
    return -Math.log(s(i, (i + N) % (2 * N)) / others)
  })
  return terms.reduce((sum, term) => sum + term) / (2 * N)
}

describe('NT-Xent', () => {
  it.each([0.07, 0.2, 1])('is equation 1 at τ = %f, and so is its gradient', (temperature) => {
    const { loss, gradient } = evaluate(embeddings, temperature)
    expect(loss).toBeCloseTo(equation1(embeddings, temperature), 4)
    const epsilon = 1e-4
    gradient.forEach((slope, i) => {
      const at = (move: number) =>
        equation1(
          Float32Array.from(embeddings, (x, j) => (i === j ? x + move : x)),
          temperature,
        )
      const difference = (at(epsilon) - at(-epsilon)) / (2 * epsilon)
      expect(Math.abs(slope - difference)).toBeLessThan(2e-3 * Math.max(1, Math.abs(difference)))
    })
  })

  it('of collapsed embeddings is log(2N − 1), without a gradient', () => {
    const { loss, gradient } = evaluate(new Float32Array(2 * N * d).fill(0.5), 0.2)
    expect(loss).toBeCloseTo(Math.log(2 * N - 1), 5)
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-5)
  })

  it('stays finite for embeddings of zero and for a tiny τ', () => {
    expect(Number.isFinite(evaluate(new Float32Array(2 * N * d), 0.01).loss)).toBe(true)
    expect(evaluate(embeddings, 0.01).gradient.every(Number.isFinite)).toBe(true)
  })
})
