import type { Random } from '../random'
import { compose, crop } from './affine'
import { sampleView, emptyViewParams, setView } from './sample-views'
import type { AugmentationStrengths, ViewParams } from './sample-views'

/** Side of a patch in its cell of 3 x 3, and so the gap: 64 of 75 pixels, as in Jigsaw (arXiv 1603.09246). */
const FILL = 64 / 75
const CELL = 2 / 3

/**
 * One view of each of n images, cut into 3 x 3 patches that are enlarged to whole views: 9 n of them. The q-th
 * patch of a puzzle comes from cell order[q]; each lies anywhere in its cell, so that edges don't continue.
 */
export function sampleJigsawViews(
  means: ArrayLike<number>,
  orders: readonly ArrayLike<number>[],
  strengths: AugmentationStrengths,
  side: number,
  random: Random,
): ViewParams {
  const sample = emptyViewParams(9 * orders.length)
  orders.forEach((order, i) => {
    const view = sampleView(means[i]!, strengths, random)
    for (let q = 0; q < 9; q++) {
      const [row, column] = [Math.floor(order[q]! / 3), order[q]! % 3]
      const place = (cell: number): number => CELL * (cell - 1) + (CELL / 2) * (1 - FILL) * random.uniform(-1, 1)
      const patch = crop(FILL / 3, FILL / 3, place(column), place(row))
      setView(sample, 9 * i + q, side, { ...view, map: compose(view.map, patch) })
    }
  })
  return sample
}
