import type { Random } from '../random'
import { expectLength } from '../tensor/shapes'
import { compose, rotate } from './affine'
import { emptyViewParams, sampleView, setView, type AugmentationStrengths, type ViewParams } from './sample-views'

/** How many rotations RotNet tells apart: 0, 90, 180 and 270 degrees. */
export const ROTATIONS = 4

/**
 * Samples one view of each image and rotates it clockwise by quarter turns (Gidaris et al. 2018, arXiv 1803.07728).
 *
 * @param means [n]: mean luma of each image
 * @param quarters [n]: quarter turns of each view, 0 to 3
 * @param strengths strength of each augmentation
 * @param side side of the images, in pixels
 * @param random source of random numbers
 * @returns parameters of n views
 */
export function sampleRotatedViews(
  means: ArrayLike<number>,
  quarters: ArrayLike<number>,
  strengths: AugmentationStrengths,
  side: number,
  random: Random,
): ViewParams {
  expectLength('sampleRotatedViews: quarters', quarters.length, means.length)
  const params = emptyViewParams(means.length)
  for (let i = 0; i < means.length; i++) {
    const view = sampleView(means[i]!, strengths, random)
    setView(params, i, side, { ...view, map: compose(view.map, rotate((-Math.PI / 2) * quarters[i]!)) })
  }
  return params
}
