import type { Random } from '../random'
import { compose, rotate } from './affine'
import { sampleView, emptyViewParams, setView, type AugmentationStrengths, type ViewParams } from './sample-views'

/** Quarters of a turn that an image may be turned by: 0 to 3. */
export const ROTATIONS = 4

/** One view of each of n images, then turned clockwise by so many quarters: Gidaris et al. 2018 (arXiv 1803.07728). */
export function sampleRotatedViews(
  means: ArrayLike<number>,
  quarters: ArrayLike<number>,
  strengths: AugmentationStrengths,
  side: number,
  random: Random,
): ViewParams {
  const sample = emptyViewParams(means.length)
  for (let i = 0; i < means.length; i++) {
    const view = sampleView(means[i]!, strengths, random)
    setView(sample, i, side, { ...view, map: compose(view.map, rotate((-Math.PI / 2) * quarters[i]!)) })
  }
  return sample
}
