/** Golden items of augmentations; images are `[3, H, W]`. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { compose, flip, rotate, toPixels, type Affine } from '../../../demos/core/augment/affine'
import { brightness, contrast, greyscale, LUMA, saturation, type ColourMap } from '../../../demos/core/augment/colour'
import { fromTf, toTf } from '../tensors'
import { NotNeeded, type Adapter, type Tensor } from '../types'

/** matrix · (r, g, b) + offset at each pixel, clamped. */
function recolour({ shape, data }: Tensor, { matrix, offset }: ColourMap): Tensor {
  const pixels = data.length / 3
  const value = (row: number, at: number): number =>
    [0, 1, 2].reduce((sum, c) => sum + matrix[3 * row + c]! * data[c * pixels + at]!, offset[row]!)
  return {
    shape,
    data: data.map((_, i) => Math.min(1, Math.max(0, value(Math.floor(i / pixels), i % pixels)))),
  }
}

const colour: Adapter = (inputs, params, caseName) => {
  const image = inputs.image as Tensor
  const pixels = image.data.length / 3
  const mean = image.data.reduce((sum, value, i) => sum + LUMA[Math.floor(i / pixels)]! * value, 0) / pixels
  const [kind] = caseName.split('_')
  if (kind === 'grayscale') {
    const { data } = recolour(image, greyscale)
    return { output_1ch: { shape: [1, ...image.shape.slice(1)], data: data.slice(0, pixels) } }
  }
  const change: Readonly<Record<string, (f: number) => ColourMap>> = {
    brightness,
    contrast: (f) => contrast(f, mean),
    saturation,
  }
  const map = change[kind!]
  if (!map) throw new NotNeeded('the views of the deck are made without it (hue turns about the grey axis)')
  const factors = params.factors as number[]
  return {
    output_per_factor: {
      shape: [factors.length, ...image.shape],
      data: factors.flatMap((f) => recolour(image, map(f)).data),
    },
  }
}

/** The image read through a map, as `applyViews` reads it. Of an oblong image, maps along the axes only. */
function moved(image: Tensor, map: Affine): Tensor {
  const [, height, width] = image.shape as [number, number, number]
  const transform = [...toPixels(map, width).slice(0, 3), ...toPixels(map, height).slice(3)]
  const batch = tf.expandDims(tf.transpose(toTf(image), [1, 2, 0])) as Tensor4D
  const out = tf.image.transform(batch, tf.tensor2d(transform, [1, 8]), 'bilinear', 'nearest')
  return fromTf(tf.transpose(tf.squeeze(out, [0]), [2, 0, 1]))
}

const geometric: Adapter = (inputs, _, caseName) => {
  const image = inputs.image as Tensor
  if (caseName.startsWith('flips')) {
    return { hflip: moved(image, flip), vflip: moved(image, compose(rotate(Math.PI), flip)) }
  }
  if (caseName.startsWith('rotate_square')) {
    const quarter = (k: number): Tensor => moved(image, rotate((k * Math.PI) / 2))
    return { deg90: quarter(1), deg180: quarter(2), deg270: quarter(3) }
  }
  throw new NotNeeded('the views of the deck are made without it, or of square images only')
}

export const adapters: Readonly<Record<string, Adapter>> = { augment_color: colour, augment_geometric: geometric }
