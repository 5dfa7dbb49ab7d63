import type { Random } from '../random'
import { expectLength } from '../tensor/shapes'
import { compose, crop } from './affine'
import { emptyViewParams, sampleView, setView } from './sample-views'
import type { AugmentationStrengths, ViewParams } from './sample-views'

/** Side of a patch relative to its cell: 64 of 75 pixels, as in Jigsaw (arXiv 1603.09246). The rest is gap. */
const PATCH_IN_CELL = 64 / 75
/** Side of one of the 3 x 3 cells, where half the side of the image is 1. */
const CELL = 2 / 3

/**
 * Samples one view of each image, cuts it into 3 x 3 patches and enlarges each patch to a whole view. A patch has a
 * random position in its cell, so that edges do not continue from one patch to the next.
 *
 * @param means [n]: mean luma of each image
 * @param orders [n][9]: patch q of puzzle i comes from cell orders[i][q]
 * @param strengths strength of each augmentation
 * @param side side of the images, in pixels
 * @param random source of random numbers
 * @returns parameters of 9 n views, those of a puzzle one after the other
 */
export function sampleJigsawViews(
  means: ArrayLike<number>,
  orders: readonly ArrayLike<number>[],
  strengths: AugmentationStrengths,
  side: number,
  random: Random,
): ViewParams {
  expectLength('sampleJigsawViews: means', means.length, orders.length)
  const params = emptyViewParams(9 * orders.length)
  orders.forEach((order, i) => {
    const view = sampleView(means[i]!, strengths, random)
    for (let q = 0; q < 9; q++) {
      const [row, column] = [Math.floor(order[q]! / 3), order[q]! % 3]
      const centre = (cell: number): number =>
        CELL * (cell - 1) + (CELL / 2) * (1 - PATCH_IN_CELL) * random.uniform(-1, 1)
      const patch = crop(PATCH_IN_CELL / 3, PATCH_IN_CELL / 3, centre(column), centre(row))
      setView(params, 9 * i + q, side, { ...view, map: compose(view.map, patch) })
    }
  })
  return params
}
