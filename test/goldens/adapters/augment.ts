/** Golden items of augmentations; images are `[3, H, W]`. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor as TfTensor, Tensor4D } from '@tensorflow/tfjs-core'
import { compose, flip, rotate, toTransform, type Affine } from '../../../demos/core/augment/affine'
import {
  brightness,
  contrast,
  greyscale,
  LUMA,
  normalise,
  saturation,
  type ColourMatrix,
} from '../../../demos/core/augment/colour-jitter'
import { solarise, adjustHue } from '../../../demos/core/augment/pointwise'
import { blurring, gaussian, resizing, separable } from '../../../demos/core/augment/separable'
import { splitByMask } from '../../../demos/core/completion/mask'
import { SIZE } from '../../../demos/core/data/dataset'
import { rotatedPixel } from '../../../demos/core/pretext/tasks'
import { fromTf, toTf } from '../tensors'
import { NotNeeded, type Adapter, type Json, type Tensor } from '../types'

/** matrix · (r, g, b) + offset at each pixel. */
function affine({ shape, data }: Tensor, { matrix, offset }: ColourMatrix): Tensor {
  const pixels = data.length / 3
  const value = (row: number, at: number): number =>
    [0, 1, 2].reduce((sum, c) => sum + matrix[3 * row + c]! * data[c * pixels + at]!, offset[row]!)
  return { shape, data: data.map((_, i) => value(Math.floor(i / pixels), i % pixels)) }
}
function recolour(image: Tensor, map: ColourMatrix): Tensor {
  const { shape, data } = affine(image, map)
  return { shape, data: data.map((value) => Math.min(1, Math.max(0, value))) }
}
function meanOf({ data }: Tensor): number {
  const pixels = data.length / 3
  return data.reduce((sum, value, i) => sum + LUMA[Math.floor(i / pixels)]! * value, 0) / pixels
}

type Change = (image: Tensor, factor: number) => Tensor
/** In the order of torchvision's ColorJitter. */
const CHANGES: Readonly<Record<string, Change>> = {
  brightness: (image, f) => recolour(image, brightness(f)),
  contrast: (image, f) => recolour(image, contrast(f, meanOf(image))),
  saturation: (image, f) => recolour(image, saturation(f)),
  hue: (image, f) => onImage(image, (x) => adjustHue(x, f)),
}

/** In 0 … 1, from bytes; and back. */
const fromBytes = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map((value) => value / 255) })
const toBytes = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map((value) => Math.round(255 * value)) })

const colour: Adapter = (inputs, params, caseName) => {
  const [kind] = caseName.split('_')
  if (inputs.image_uint8) {
    const bytes = toBytes(CHANGES[kind!]!(fromBytes(inputs.image_uint8 as Tensor), params.factor as number))
    return { torch_uint8: bytes, pil_uint8: bytes }
  }
  const image = inputs.image as Tensor
  const perFactor = (change: Change): Json => {
    const factors = params.factors as number[]
    return {
      output_per_factor: {
        shape: [factors.length, ...image.shape],
        data: factors.flatMap((factor) => change(image, factor).data),
      },
    }
  }
  switch (kind) {
    case 'grayscale': {
      const { data } = recolour(image, greyscale)
      return { output_1ch: { shape: [1, ...image.shape.slice(1)], data: data.slice(0, data.length / 3) } }
    }
    case 'solarize':
      return { output: onImage(image, (x) => solarise(x, params.threshold as number)) }
    case 'normalize': {
      const { mean, std } = params as Record<'mean' | 'std', number[]>
      return { output: affine(image, normalise(mean, std)) }
    }
    case 'color': {
      const order = Object.keys(CHANGES)
      const jitter = (kinds: readonly string[]): Tensor =>
        kinds.reduce((x, change) => CHANGES[change]!(x, params[change] as number), image)
      return {
        order_brightness_contrast_saturation_hue: jitter(order),
        order_hue_saturation_contrast_brightness: jitter(order.toReversed()),
      }
    }
    default:
      return perFactor(CHANGES[kind!]!)
  }
}

/** The image read through a map, as `applyViews` reads it. Of an oblong image, maps along the axes only. */
function moved(image: Tensor, map: Affine): Tensor {
  const [, height, width] = image.shape as [number, number, number]
  const transform = [...toTransform(map, width).slice(0, 3), ...toTransform(map, height).slice(3)]
  return onImage(image, (batch) => tf.image.transform(batch, tf.tensor2d(transform, [1, 8]), 'bilinear', 'nearest'))
}

/** Of `[3, H, W]` through functions of `[1, H, W, 3]`. */
function onImage(image: Tensor, change: (batch: Tensor4D) => TfTensor): Tensor {
  const out = change(tf.expandDims(tf.transpose(toTf(image), [1, 2, 0])) as Tensor4D)
  return fromTf(tf.transpose(tf.squeeze(out, [0]), [2, 0, 1]))
}

/** Quarter turns, counter-clockwise: in a corner of the square that the pretext task turns. */
function quarterTurned({ shape, data }: Tensor, quarters: number): Tensor {
  const [, h, w] = shape as [number, number, number]
  const [height, width] = quarters % 2 === 0 ? [h, w] : [w, h]
  // the corner that holds the image once it is turned
  const top = quarters === 3 ? 0 : SIZE - height
  const left = quarters === 1 ? 0 : SIZE - width
  return {
    shape: [3, height, width],
    data: Array.from({ length: data.length }, (_, i) => {
      const [row, column] = [Math.floor(i / width) % height, i % width]
      const from = rotatedPixel((top + row) * SIZE + left + column, 4 - quarters)
      return data[Math.floor(i / (h * w)) * h * w + Math.floor(from / SIZE) * w + (from % SIZE)]!
    }),
  }
}

function blur(image: Tensor, params: Readonly<Record<string, Json>>): Json {
  const [, h, w] = image.shape as [number, number, number]
  const [sizes, sigmas] = [params.kernel_size_x_y, params.sigma_x_y] as [[number, number], [number, number]]
  const [x, y] = [gaussian(sizes[0], sigmas[0]), gaussian(sizes[1], sigmas[1])]
  return {
    kernel1d_x: { shape: [x.length], data: x },
    kernel1d_y: { shape: [y.length], data: y },
    output: onImage(image, (batch) => separable(batch, blurring(h, y), blurring(w, x))),
  }
}

function resizedCrop(image: Tensor, params: Readonly<Record<string, Json>>) {
  const [, h, w] = image.shape as [number, number, number]
  const { top, left, height, width } = params as Record<'top' | 'left' | 'height' | 'width', number>
  const [rows, columns] = params.size_h_w as [number, number]
  const resized = (antialias: boolean): Tensor =>
    onImage(image, (batch) =>
      separable(batch, resizing(h, top, height, rows, antialias), resizing(w, left, width, columns, antialias)),
    )
  return { bilinear_no_antialias: resized(false), bilinear_antialias: resized(true) }
}

/** The rectangle that the masking demo would hide, filled; of an oblong image, in the corner of a square. */
function erased({ shape, data }: Tensor, params: Readonly<Record<string, Json>>): Tensor {
  const [, h, w] = shape as [number, number, number]
  const { top, left, height, width, value } = params as Record<'top' | 'left' | 'height' | 'width' | 'value', number>
  const side = Math.max(h, w)
  const { hidden } = splitByMask({ left, top, right: left + width, bottom: top + height }, side, 1)
  const places = new Set(hidden.map((p) => Math.floor(p / side) * w + (p % side)))
  return { shape, data: data.map((own, i) => (places.has(i % (h * w)) ? value : own)) }
}

const geometric: Adapter = (inputs, params, caseName) => {
  if (inputs.image_uint8) {
    const { bilinear_antialias } = resizedCrop(fromBytes(inputs.image_uint8 as Tensor), params)
    return { pil_uint8: toBytes(bilinear_antialias) }
  }
  const image = inputs.image as Tensor
  if (caseName.startsWith('flips')) {
    return { hflip: moved(image, flip), vflip: moved(image, compose(rotate(Math.PI), flip)) }
  }
  if (caseName.startsWith('rotate_square')) {
    const quarter = (k: number): Tensor => moved(image, rotate((k * Math.PI) / 2))
    return { deg90: quarter(1), deg180: quarter(2), deg270: quarter(3) }
  }
  if (caseName === 'rot90') {
    return { k1: quarterTurned(image, 1), k2: quarterTurned(image, 2), k3: quarterTurned(image, 3) }
  }
  if (caseName.startsWith('gaussian_blur')) return blur(image, params)
  if (caseName.startsWith('resized_crop')) return resizedCrop(image, params)
  if (caseName === 'erase') return { output: erased(image, params) }
  throw new NotNeeded('no function of the deck')
}

export const adapters: Readonly<Record<string, Adapter>> = { augment_color: colour, augment_geometric: geometric }
