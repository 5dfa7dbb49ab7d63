import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { embeddingStd } from '../../../demos/core/metrics/embedding-std'
import { loss as barlow } from '../../../demos/core/ssl/methods/barlow-twins/loss'
import { loss as simclr } from '../../../demos/core/ssl/methods/simclr/loss'
import { loss as similarity } from '../../../demos/core/ssl/methods/similarity/loss'
import { loss as simsiam } from '../../../demos/core/ssl/methods/simsiam/loss'
import { loss as swav } from '../../../demos/core/ssl/methods/swav/loss'
import { IMAGES, Points } from '../../../demos/guards/points'
import { schema, STEPS, type GuardName } from '../../../demos/guards/schema'
import { expectClose } from '../core/twin'

const guards = schema.guard.options.filter((guard) => guard !== 'none')
const SEEDS = [1, 2, 3]

/** The losses as the papers write them, on first and second views [6, 2]. */
const paper: Readonly<Record<GuardName, (a: Tensor2D, b: Tensor2D, head: readonly Tensor[]) => Scalar>> = {
  none: (a, b) => similarity(a, b),
  repulsion: (a, b) => simclr(a, b, { temperature: 0.2 }),
  equipartition: (a, b, [C]) => swav([a, b], C as Tensor2D, { temperature: 0.5, epsilon: 0.25, iterations: 3 }),
  asymmetry: (a, b, [W, bias]) => {
    const p = (e: Tensor2D): Tensor2D => tf.add(tf.matMul(e, W as Tensor2D), bias!)
    return simsiam(p(a), p(b), a, b)
  },
  decorrelation: (a, b) => barlow(a, b, { lambda: 1 }),
}
/** Pairs of all images with all: (1 − ρ) of the loss of true pairs, ρ of that of the five other pairings. */
function paired(loss: (a: Tensor2D, b: Tensor2D) => Scalar, e: Tensor2D, confusion: number): Scalar {
  const [a, b] = tf.split(e, 2) as [Tensor2D, Tensor2D]
  const terms = Array.from({ length: IMAGES }, (_, shift) => {
    const order = tf.tensor1d(Array.from({ length: IMAGES }, (_, i) => (i + shift) % IMAGES), 'int32') // prettier-ignore
    const weight = shift === 0 ? 1 - confusion : confusion / (IMAGES - 1)
    return tf.mul(loss(a, tf.gather(b, order)), weight) as Scalar
  })
  return tf.addN(terms)
}
const settled = (guard: GuardName, seed: number, steps = STEPS, more = {}): number => {
  const run = new Points({ guard, strength: 1, confusion: schema.confusion.default, ...more }, seed)
  for (let t = 1; t <= steps; t++) run.step(t)
  const spread = embeddingStd(run.points.value.dataSync(), 2)
  run.dispose()
  return spread
}

describe('the forces on the twelve points', () => {
  it.each(schema.guard.options)('are the gradient of the loss as published: %s', (guard) => {
    for (const strength of [1, 0.4]) {
      const run = new Points({ guard, strength, confusion: 0.25 }, 5)
      // past the steps for which prototypes are frozen
      for (let t = 1; t <= 3; t++) run.step(20)
      const head = run.head.map(({ value }) => value)
      const loss = run.loss(run.points.value, head)
      const { dPoints, dHead } = run.forces(run.points.value, head, 20)
      const mixed = (e: Tensor2D, ...params: Tensor[]): Scalar =>
        tf.add(
          tf.mul(
            paired((a, b) => paper[guard](a, b, params), e, 0.25),
            strength,
          ),
          tf.mul(paired(similarity, e, 0.25), 1 - strength),
        )
      const [wanted, ...wantedHead] = tf.grads(mixed as (...x: Tensor[]) => Scalar)([run.points.value, ...head])
      expectClose(dPoints, wanted!, 1e-2)
      dHead.forEach((gradient, i) => expectClose(gradient, wantedHead[i]!, 1e-2))
      expect(loss.dataSync()[0]).toBeCloseTo(mixed(run.points.value, ...head).dataSync()[0]!, 4)
      run.dispose()
    }
  })
})

describe('the run', () => {
  it('ends in one point with attraction alone', () => {
    for (const seed of SEEDS) expect(settled('none', seed), `seed ${seed}`).toBeLessThan(0.05)
  })

  it.each(guards)('keeps its spread: %s', (guard) => {
    for (const seed of SEEDS) expect(settled(guard, seed), `seed ${seed}`).toBeGreaterThan(0.5)
  })

  it('leaves the pairs apart where no views are confused, and collapses where the guard has no strength', () => {
    expect(settled('none', 1, STEPS, { confusion: 0 })).toBeGreaterThan(0.5)
    expect(settled('asymmetry', 1, STEPS, { strength: 0 })).toBeLessThan(0.05)
  })

  it.each(schema.guard.options)('is the same whatever ran before it or beside it: %s', (guard) => {
    const start = () => new Points({ guard, strength: 1, confusion: schema.confusion.default }, 2)
    const [alone, first, second] = [start(), start(), start()]
    for (let t = 1; t <= 30; t++) alone.step(t)
    for (let t = 1; t <= 30; t++) [first, second].forEach((run) => run.step(t))
    for (const run of [first, second])
      expect([...run.points.value.dataSync()]).toEqual([...alone.points.value.dataSync()])
    for (const run of [alone, first, second]) run.dispose()
  })

  it('stays on the circle', () => {
    const run = new Points({ guard: 'decorrelation', strength: 1, confusion: 0.3 }, 2)
    for (let t = 1; t <= 20; t++) run.step(t)
    const lengths = tf.norm(run.points.value, 2, 1).dataSync()
    for (const length of lengths) expect(length).toBeCloseTo(1, 5)
    run.dispose()
  })
})
