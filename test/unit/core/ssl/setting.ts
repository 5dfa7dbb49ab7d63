/** Small images, the views of each step, and the training loop of the demos on them. */
import { Random } from '../../../../demos/core/random'
import type { ViewBatch } from '../../../../demos/core/ssl/views'
import { createViews } from '../../../../demos/core/ssl/views'
import { Trainer, type Learner } from '../../../../demos/training/trainer'

const STRENGTHS = { crop: 0.2, flip: 0, rotate: 0.1, colour: 0.2, grey: 0, blur: 0 }

/** Images of four quarters of random greys [n, 16, 16, 1]: what a few steps can learn to tell apart. */
export function quarterImages(n: number): Uint8Array {
  const random = new Random(1, 'test')
  const greys = Array.from({ length: 4 * n }, () => random.int(256))
  return Uint8Array.from({ length: n * 256 }, (_, i) => {
    const [image, row, column] = [i >> 8, (i >> 4) & 15, i & 15]
    return greys[4 * image + 2 * (row >> 3) + (column >> 3)]!
  })
}

export const viewsOf = (n: number, batch: number) =>
  createViews({ images: quarterImages(n), size: 16, channels: 1 }, STRENGTHS, batch, 1)

export const trainerOf = <Cache>(model: Learner<ViewBatch, Cache>, batchAt: (step: number) => ViewBatch, rate = 0.01) =>
  new Trainer<ViewBatch, { model: Cache }>({ learners: { model }, batchAt, learningRate: () => rate })
