/** Golden items of augmentations, through `applyViews`; images are `[3, H, W]`. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { flip, rotate, toTransform } from '../../../demos/core/augment/affine'
import { applyViews } from '../../../demos/core/augment/apply-views'
import { blur, gaussianKernel } from '../../../demos/core/augment/blur'
import {
  brightness,
  contrast,
  greyscale,
  meanLuma,
  saturation,
  type ColourMatrix,
} from '../../../demos/core/augment/colour-jitter'
import { emptyViewParams, setView } from '../../../demos/core/augment/sample-views'
import { splitByMask } from '../../../demos/core/completion/mask'
import { SIZE } from '../../../demos/core/data/dataset'
import { rotatedPixel } from '../../../demos/core/pretext/tasks'
import { adapterOf } from '../options'
import { fromTf, toTf } from '../tensors'
import { NotNeeded, type Adapter, type Json, type Tensor } from '../types'

const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0]
const UNCHANGED = brightness(1)

/** One image `[1, h, w, 3]`, read through eight numbers of `tf.image.transform`, then recoloured. */
function view(image: Tensor4D, transform: readonly number[], colour: ColourMatrix): Tensor4D {
  const params = emptyViewParams(1)
  setView(params, 0, 1, { map: flip, colour, blur: 0 })
  params.transforms.set(transform)
  return applyViews(image, params)
}
const toImage = (image: Tensor): Tensor4D => tf.expandDims(tf.transpose(toTf(image), [1, 2, 0])) as Tensor4D
const fromImage = (image: Tensor4D): Tensor => fromTf(tf.transpose(tf.squeeze(image, [0]), [2, 0, 1]))

const recolour = (image: Tensor, colour: ColourMatrix): Tensor => fromImage(view(toImage(image), IDENTITY, colour))
const lumaOf = (image: Tensor): number =>
  meanLuma(Float32Array.from(toImage(image).dataSync()), image.shape[1]! * image.shape[2]!, 3)[0]!
const JITTER: Readonly<Record<string, (image: Tensor, factor: number) => Tensor>> = {
  brightness: (image, f) => recolour(image, brightness(f)),
  contrast: (image, f) => recolour(image, contrast(f, lumaOf(image))),
  saturation: (image, f) => recolour(image, saturation(f)),
}
const fromBytes = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map((value) => value / 255) })
const toBytes = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map((value) => Math.round(255 * value)) })

const jitter = (kind: string): Adapter =>
  adapterOf(
    {
      inputs: ['image_uint8'],
      params: ['factor'],
      compute(inputs, params) {
        const bytes = toBytes(JITTER[kind]!(fromBytes(inputs.image_uint8 as Tensor), params.factor as number))
        return { torch_uint8: bytes, pil_uint8: bytes }
      },
    },
    {
      inputs: ['image'],
      params: ['factors'],
      compute(inputs, params) {
        const image = inputs.image as Tensor
        const factors = params.factors as number[]
        const data = factors.flatMap((factor) => JITTER[kind]!(image, factor).data)
        return { output_per_factor: { shape: [factors.length, ...image.shape], data } }
      },
    },
  )

const grayscale = adapterOf({
  inputs: ['image'],
  params: [],
  compute(inputs) {
    const { shape, data } = recolour(inputs.image as Tensor, greyscale)
    return { output_1ch: { shape: [1, ...shape.slice(1)], data: data.slice(0, data.length / 3) } }
  },
})

const flips = adapterOf({
  inputs: ['image'],
  params: [],
  compute(inputs) {
    const image = inputs.image as Tensor
    const [, h, w] = image.shape as [number, number, number]
    // an oblong image has a transform of its own along each axis
    const across = [...toTransform(flip, w).slice(0, 3), ...IDENTITY.slice(3)]
    const down = [...IDENTITY.slice(0, 3), ...toTransform(rotate(Math.PI), h).slice(3)]
    const read = (transform: readonly number[]): Tensor => fromImage(view(toImage(image), transform, UNCHANGED))
    return { hflip: read(across), vflip: read(down) }
  },
})

const rotations = adapterOf({
  inputs: ['image'],
  params: [],
  compute(inputs) {
    const image = inputs.image as Tensor
    const quarter = (k: number): Tensor =>
      fromImage(view(toImage(image), toTransform(rotate((k * Math.PI) / 2), image.shape[1]!), UNCHANGED))
    return { deg90: quarter(1), deg180: quarter(2), deg270: quarter(3) }
  },
})

const quarterTurns = adapterOf({
  inputs: ['image'],
  params: [],
  compute(inputs) {
    const image = inputs.image as Tensor
    return { k1: quarterTurned(image, 1), k2: quarterTurned(image, 2), k3: quarterTurned(image, 3) }
  },
})

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

const gaussianBlur = adapterOf({
  inputs: ['image'],
  params: ['kernel_size_x_y', 'sigma_x_y'],
  compute(inputs, params) {
    const [sizes, sigmas] = [params.kernel_size_x_y, params.sigma_x_y] as [[number, number], [number, number]]
    const [x, y] = [gaussianKernel(sizes[0], sigmas[0]), gaussianKernel(sizes[1], sigmas[1])]
    return {
      kernel1d_x: { shape: [x.length], data: x },
      kernel1d_y: { shape: [y.length], data: y },
      output: fromImage(blur(toImage(inputs.image as Tensor), y, x)),
    }
  },
})

/** Views are read without antialiasing, which makes no difference where a crop is enlarged. */
const resizedCrop = adapterOf({
  inputs: ['image'],
  params: ['top', 'left', 'height', 'width', 'size_h_w'],
  compute(inputs, params) {
    const { top, left, height, width } = params as Record<'top' | 'left' | 'height' | 'width', number>
    const [h, w] = params.size_h_w as [number, number]
    if (h < height || w < width) throw new NotNeeded('the deck has no antialiased reduction')
    const crop = tf.slice(toImage(inputs.image as Tensor), [0, top, left, 0], [1, height, width, 3])
    // a view is as large as what it is read from, and beyond an edge it repeats the last pixel
    const grown = repeatEdge(repeatEdge(crop, 1, h - height), 2, w - width)
    const [b, a] = [height / h, width / w]
    const seen = fromImage(view(grown, [a, 0, (a - 1) / 2, 0, b, (b - 1) / 2, 0, 0], UNCHANGED))
    return { bilinear_no_antialias: seen, bilinear_antialias: seen }
  },
})

function repeatEdge(image: Tensor4D, axis: 1 | 2, times: number): Tensor4D {
  const [first, ...rest] = tf.split(image, image.shape[axis], axis)
  const all = [first!, ...rest]
  return tf.concat([...all, ...Array<(typeof all)[number]>(times).fill(all.at(-1)!)], axis) as Tensor4D
}

/** The rectangle that the masking demo would hide, filled; of an oblong image, in the corner of a square. */
const erase = adapterOf({
  inputs: ['image'],
  params: ['top', 'left', 'height', 'width', 'value'],
  compute(inputs, params) {
    const { shape, data } = inputs.image as Tensor
    const [, h, w] = shape as [number, number, number]
    const { top, left, height, width, value } = params as Record<'top' | 'left' | 'height' | 'width' | 'value', number>
    const side = Math.max(h, w)
    const { hidden } = splitByMask({ left, top, right: left + width, bottom: top + height }, side, 1)
    const erased = new Set(hidden.map((p) => Math.floor(p / side) * w + (p % side)))
    return { output: { shape, data: data.map((pixel, i) => (erased.has(i % (h * w)) ? value : pixel)) } }
  },
})

const refuse =
  (why: string): Adapter =>
  (): Json => {
    throw new NotNeeded(why)
  }

const COLOUR: Readonly<Record<string, Adapter>> = {
  brightness: jitter('brightness'),
  contrast: jitter('contrast'),
  saturation: jitter('saturation'),
  grayscale,
  hue: refuse('the deck turns hues by a rotation about the grey axis, not in HSV'),
  color_jitter: refuse('the deck turns hues by a rotation about the grey axis, and clamps once'),
  solarize: refuse('the deck does not solarise'),
  normalize: refuse('views are not normalised by mean and deviation'),
}
const GEOMETRIC: Readonly<Record<string, Adapter>> = {
  rot90: quarterTurns,
  rotate_square: rotations,
  flips,
  gaussian_blur: gaussianBlur,
  resized_crop: resizedCrop,
  erase,
}
/** Chosen by how the name of a case begins. */
const byName =
  (known: Readonly<Record<string, Adapter>>): Adapter =>
  (inputs, params, caseName) => {
    const kind = Object.keys(known).find((name) => caseName.startsWith(name))
    if (!kind) throw new NotNeeded(`${caseName} is not known`)
    return known[kind]!(inputs, params, caseName)
  }

export const adapters: Readonly<Record<string, Adapter>> = {
  augment_color: byName(COLOUR),
  augment_geometric: byName(GEOMETRIC),
}
