import type { Random } from '../random'
import { compose, crop, flip, rotate, shear, toTransform } from './affine'
import type { Affine } from './affine'
import { brightness, composeColours, contrast, greyscale, hue, saturation } from './colour-jitter'
import type { ColourMatrix } from './colour-jitter'

/** Strength of each augmentation, from 0 (none) to 1. */
export interface AugmentationStrengths {
  readonly crop: number
  readonly flip: number
  readonly rotate: number
  readonly colour: number
  readonly grey: number
  readonly blur: number
}

/** No augmentation at all. */
export const NO_AUGMENTATION: AugmentationStrengths = { crop: 0, flip: 0, rotate: 0, colour: 0, grey: 0, blur: 0 }

/** Augmentations of handwritten digits: no flip, which would make other digits of some, and no grey. */
export const DIGIT_AUGMENTATION: AugmentationStrengths = {
  crop: 0.5,
  flip: 0,
  rotate: 0.5,
  colour: 0.5,
  grey: 0,
  blur: 0,
}

/** What is done to each of n views, as plain numbers that `applyViews` hands to the backend. */
export interface ViewParams {
  /** [n, 8], see `toTransform`. */
  readonly transforms: Float32Array
  /** [n, 3, 3]: the matrix of a `ColourMatrix`, row by row. */
  readonly matrices: Float32Array
  /** [n, 3]: the offset of a `ColourMatrix`. */
  readonly offsets: Float32Array
  /** [n]: share of the blurred image in the view, 0 … 1. */
  readonly blur: Float32Array
}

/** One sampled view: where it reads the image, how it changes colours, and the share of the blurred image. */
export interface View {
  readonly map: Affine
  readonly colour: ColourMatrix
  readonly blur: number
}

/**
 * Samples one view of each image from the augmentations of SimCLR (arXiv 2002.05709, appendix A), with rotation and
 * shear for digits.
 *
 * @param means [n]: mean luma of each image, which contrast keeps
 * @param strengths strength of each augmentation
 * @param side side of the images, in pixels
 * @param random source of random numbers; each view draws the same number of them, whatever the strengths
 * @returns parameters of n views
 */
export function sampleViews(
  means: ArrayLike<number>,
  strengths: AugmentationStrengths,
  side: number,
  random: Random,
): ViewParams {
  const params = emptyViewParams(means.length)
  for (let i = 0; i < means.length; i++) setView(params, i, side, sampleView(means[i]!, strengths, random))
  return params
}

/** Allocates the parameters of n views; `setView` fills them. */
export const emptyViewParams = (n: number): ViewParams => ({
  transforms: new Float32Array(8 * n),
  matrices: new Float32Array(9 * n),
  offsets: new Float32Array(3 * n),
  blur: new Float32Array(n),
})

/**
 * Samples one view of one image.
 *
 * @param mean mean luma of the image
 */
export const sampleView = (mean: number, strengths: AugmentationStrengths, random: Random): View => ({
  map: sampleTransform(strengths, random),
  colour: sampleColour(strengths, mean, random),
  blur: random.uniform(0, strengths.blur),
})

/**
 * Writes a view into the parameters of many.
 *
 * @param i index of the view
 * @param side side of the image, in pixels
 */
export function setView(params: ViewParams, i: number, side: number, { map, colour, blur }: View): void {
  const transform = toTransform(map, side)
  for (let k = 0; k < 8; k++) params.transforms[8 * i + k] = transform[k]!
  for (let k = 0; k < 9; k++) params.matrices[9 * i + k] = colour.matrix[k]!
  for (let k = 0; k < 3; k++) params.offsets[3 * i + k] = colour.offset[k]!
  params.blur[i] = blur
}

/**
 * Crop, rotation, shear and flip. At full strength a crop has 8 % of the area or more and sides from 3:4 to 4:3, as in
 * the paper; rotation goes up to 1 radian, shear up to slope 1.
 */
function sampleTransform(strengths: AugmentationStrengths, random: Random): Affine {
  const area = random.uniform(1 - 0.92 * strengths.crop, 1)
  const ratio = (4 / 3) ** (strengths.crop * random.uniform(-1, 1))
  const width = Math.min(1, Math.sqrt(area * ratio))
  const height = Math.min(1, Math.sqrt(area / ratio))
  const box = crop(width, height, (1 - width) * random.uniform(-1, 1), (1 - height) * random.uniform(-1, 1))
  const rotated = compose(
    rotate(strengths.rotate * random.uniform(-1, 1)),
    shear(strengths.rotate * random.uniform(-1, 1)),
  )
  const map = compose(box, rotated)
  return random.uniform() < strengths.flip / 2 ? compose(map, flip) : map
}

/**
 * Colour jitter and greyscale. At full strength brightness, contrast and saturation vary by ±80 %, as in the paper, and
 * the hue goes all around the circle.
 */
function sampleColour(strengths: AugmentationStrengths, mean: number, random: Random): ColourMatrix {
  const factor = () => 1 + 0.8 * strengths.colour * random.uniform(-1, 1)
  const light = factor()
  let colour = composeColours(brightness(light), contrast(factor(), light * mean))
  colour = composeColours(colour, saturation(factor()))
  colour = composeColours(colour, hue((strengths.colour / 2) * random.uniform(-1, 1)))
  return random.uniform() < strengths.grey ? composeColours(colour, greyscale) : colour
}
