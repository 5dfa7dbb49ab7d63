import type { Random } from '../random'
import { compose, crop, flip, rotate, shear, toTransform } from './affine'
import type { Affine } from './affine'
import { brightness, composeColours, contrast, greyscale, hue, saturation } from './colour-jitter'
import type { ColourMatrix } from './colour-jitter'

/** Strength of each augmentation, 0 (none) to 1. */
export interface AugmentationStrengths {
  readonly crop: number
  readonly flip: number
  readonly rotate: number
  readonly colour: number
  readonly grey: number
  readonly blur: number
}

/** What is done to each of n views: plain numbers, ready for the backend. */
export interface ViewParams {
  /** [n, 8], see `toPixels`. */
  readonly transforms: Float32Array
  /** [n, 3, 3] by rows, and [n, 3]. */
  readonly matrices: Float32Array
  readonly offsets: Float32Array
  /** [n]: share of the blurred image. */
  readonly blur: Float32Array
}

/** Family of augmentations of SimCLR (arXiv 2002.05709, appendix A), with rotation and shear for digits. */
export function sampleViews(
  means: ArrayLike<number>,
  strengths: AugmentationStrengths,
  side: number,
  random: Random,
): ViewParams {
  const n = means.length
  const sample = emptyViewParams(n)
  for (let i = 0; i < n; i++) {
    setView(sample, i, side, sampleView(means[i]!, strengths, random))
  }
  return sample
}

interface View {
  readonly map: Affine
  readonly colour: ColourMatrix
  readonly blur: number
}

export const emptyViewParams = (n: number): ViewParams => ({
  transforms: new Float32Array(8 * n),
  matrices: new Float32Array(9 * n),
  offsets: new Float32Array(3 * n),
  blur: new Float32Array(n),
})

export const sampleView = (mean: number, strengths: AugmentationStrengths, random: Random): View => ({
  map: sampleTransform(strengths, random),
  colour: sampleColour(strengths, mean, random),
  blur: random.uniform(0, strengths.blur),
})

/** The i-th view of a sample. */
export function setView(sample: ViewParams, i: number, side: number, { map, colour, blur }: View): void {
  sample.transforms.set(toTransform(map, side), 8 * i)
  sample.matrices.set(colour.matrix, 9 * i)
  sample.offsets.set(colour.offset, 3 * i)
  sample.blur[i] = blur
}

/** Area from 8 % and sides from 3:4 to 4:3 at full strength, as in the paper; up to 1 rad and slope 1. */
function sampleTransform(strengths: AugmentationStrengths, random: Random): Affine {
  const area = random.uniform(1 - 0.92 * strengths.crop, 1)
  const ratio = (4 / 3) ** (strengths.crop * random.uniform(-1, 1))
  const width = Math.min(1, Math.sqrt(area * ratio))
  const height = Math.min(1, Math.sqrt(area / ratio))
  const box = crop(width, height, (1 - width) * random.uniform(-1, 1), (1 - height) * random.uniform(-1, 1))
  const turned = compose(
    rotate(strengths.rotate * random.uniform(-1, 1)),
    shear(strengths.rotate * random.uniform(-1, 1)),
  )
  const map = compose(box, turned)
  return random.uniform() < strengths.flip / 2 ? compose(map, flip) : map
}

/** Brightness, contrast and saturation within ±80 % at full strength, as in the paper; hue all around. */
function sampleColour(strengths: AugmentationStrengths, mean: number, random: Random): ColourMatrix {
  const factor = () => 1 + 0.8 * strengths.colour * random.uniform(-1, 1)
  const light = factor()
  const changes = [brightness(light), contrast(factor(), light * mean), saturation(factor())]
  changes.push(hue((strengths.colour / 2) * random.uniform(-1, 1)))
  if (random.uniform() < strengths.grey) changes.push(greyscale)
  return changes.reduce(composeColours)
}
