import type { Random } from '../random'
import { compose, rotate } from './affine'
import { drawView, emptySample, write, type Strengths, type ViewSample } from './sample'

/** Quarters of a turn that an image may be turned by: 0 to 3. */
export const TURNS = 4

/** One view of each of n images, then turned clockwise by so many quarters: Gidaris et al. 2018 (arXiv 1803.07728). */
export function sampleTurned(
  means: ArrayLike<number>,
  quarters: ArrayLike<number>,
  strengths: Strengths,
  side: number,
  random: Random,
): ViewSample {
  const sample = emptySample(means.length)
  for (let i = 0; i < means.length; i++) {
    const view = drawView(means[i]!, strengths, random)
    write(sample, i, side, { ...view, map: compose(view.map, rotate((-Math.PI / 2) * quarters[i]!)) })
  }
  return sample
}
