import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { compose, crop, flip, rotate, toTransform } from '../../../../demos/core/augment/affine'
import { applyViews } from '../../../../demos/core/augment/apply-views'
import {
  brightness,
  contrast,
  greyscale,
  hue,
  LUMA,
  meanLuma,
  saturation,
  composeColours,
} from '../../../../demos/core/augment/colour-jitter'
import type { ColourMatrix } from '../../../../demos/core/augment/colour-jitter'
import { NO_AUGMENTATION, sampleViews } from '../../../../demos/core/augment/sample-views'
import type { AugmentationStrengths } from '../../../../demos/core/augment/sample-views'
import { Random } from '../../../../demos/core/random'

const SIDE = 8
const random = new Random(1, 'test')
const picture = (channels: number) => Float32Array.from({ length: 2 * SIDE * SIDE * channels }, () => random.uniform())
const view = (
  pixels: Float32Array,
  channels: number,
  strengths: Partial<AugmentationStrengths>,
  seed = 7,
): number[] => {
  const images = tf.tensor4d(pixels, [2, SIDE, SIDE, channels])
  const sample = sampleViews([0.4, 0.6], { ...NO_AUGMENTATION, ...strengths }, SIDE, new Random(seed, 'views'))
  return [...applyViews(images, sample).dataSync()]
}

const map = ({ matrix, offset }: ColourMatrix, rgb: readonly number[]): number[] =>
  offset.map((lift, row) => lift + rgb.reduce((sum, value, k) => sum + matrix[3 * row + k]! * value, 0))
const close = (actual: readonly number[], expected: readonly number[]) =>
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5))

describe('views', () => {
  it.each([1, 3])('at strength 0 are the images, %i channels', (channels) => {
    const pixels = picture(channels)
    close(view(pixels, channels, {}), [...pixels])
  })

  it.each(['crop', 'rotate', 'colour', 'blur'] as const)('change with the strength of %s, within 0 … 1', (kind) => {
    const pixels = picture(3)
    const seen = view(pixels, 3, { [kind]: 1 })
    expect(seen.some((value, i) => Math.abs(value - pixels[i]!) > 0.05)).toBe(true)
    expect(seen.every((value) => value >= 0 && value <= 1)).toBe(true)
    expect(view(pixels, 3, { [kind]: 1 })).toEqual(seen)
    expect(view(pixels, 3, { [kind]: 1 }, 8)).not.toEqual(seen)
  })

  it('lose their colour at full grey', () => {
    const seen = view(picture(3), 3, { grey: 1 })
    for (let i = 0; i < seen.length; i += 3) close([seen[i + 1]!, seen[i + 2]!], [seen[i]!, seen[i]!])
  })

  it('are mirrored half of the time at full flip', () => {
    const sample = sampleViews(new Float32Array(400), { ...NO_AUGMENTATION, flip: 1 }, SIDE, new Random(1, 'views'))
    const mirrored = sample.transforms.filter((value, i) => i % 8 === 0 && value < 0).length
    expect(mirrored).toBeGreaterThan(160)
    expect(mirrored).toBeLessThan(240)
  })

  it('of one augmentation do not depend on the strength of another', () => {
    const turns = (colour: number) =>
      sampleViews([0.5, 0.5], { ...NO_AUGMENTATION, rotate: 1, colour }, SIDE, new Random(1, 'views')).transforms
    expect(turns(1)).toEqual(turns(0))
  })
})

describe('affine maps', () => {
  const apply = (numbers: readonly number[], x: number, y: number) => [
    numbers[0]! * x + numbers[1]! * y + numbers[2]!,
    numbers[3]! * x + numbers[4]! * y + numbers[5]!,
  ]
  it('mirror and turn about the centre', () => {
    close(apply(toTransform(flip, 16), 0, 3), [15, 3])
    close(apply(toTransform(rotate(Math.PI / 2), 16), 0, 0), [15, 0])
  })
  it('crop a box: half the size about the top left quarter', () => {
    // with half-pixel centres, as torchvision resizes: (i + 0.5) / 2 − 0.5
    close(apply(toTransform(crop(0.5, 0.5, -0.5, -0.5), 16), 0, 15), [-0.25, 7.25])
  })
  it('compose from right to left', () => {
    const both = compose(crop(0.5, 1, 0.5, 0), flip)
    close(apply(toTransform(both, 16), 0, 2), apply(toTransform(crop(0.5, 1, 0.5, 0), 16), 15, 2))
  })
})

describe('colour maps', () => {
  const rgb = [0.2, 0.5, 0.9]
  const luma = rgb.reduce((sum, value, k) => sum + LUMA[k]! * value, 0)
  it('are the formulas of torchvision', () => {
    close(
      map(brightness(1.7), rgb),
      rgb.map((x) => 1.7 * x),
    )
    close(
      map(contrast(0.5, 0.3), rgb),
      rgb.map((x) => 0.5 * x + 0.15),
    )
    close(
      map(saturation(1.6), rgb),
      rgb.map((x) => 1.6 * x - 0.6 * luma),
    )
    close(map(greyscale, rgb), [luma, luma, luma])
  })
  it('turn hues: a third of a circle takes red to green, grey stays', () => {
    close(map(hue(1 / 3), [1, 0, 0]), [0, 1, 0])
    close(map(hue(0.2), [0.4, 0.4, 0.4]), [0.4, 0.4, 0.4])
  })
  it('chain in order', () => {
    close(
      map(composeColours(saturation(0.3), contrast(1.4, 0.5)), rgb),
      map(contrast(1.4, 0.5), map(saturation(0.3), rgb)),
    )
  })
  it('know the mean luma of each image', () => {
    close([...meanLuma(Uint8Array.from([255, 255, 255, 255, 0, 0]), 1, 3)], [0.9999, 0.2989])
  })
})
