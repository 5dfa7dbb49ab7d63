import { Random } from '../random'
import { SIZE, type Dataset, type Split } from './dataset'
import { OUTLINES } from './shape-outlines'

/** The three factors of an image. The labels of the data set are the shapes. */
export const SHAPES = ['disc', 'square', 'triangle', 'cross', 'ring', 'star'] as const
export const COLOURS = ['red', 'orange', 'green', 'cyan', 'blue', 'violet'] as const
export const TEXTURES = ['plain', 'stripes', 'dots'] as const

const HUES = [0, 35, 115, 180, 225, 290]
const TRAIN = 1944 // 18 of each of the 108 kinds
const TEST = 432

/**
 * Draws a data set of shapes: each shape in each colour and texture, at a random position, size and angle on a light
 * ground.
 *
 * @param seed seed of all random numbers
 * @returns 1944 images to train on and 432 held out, [n, 16, 16, 3]
 */
export function makeShapes(seed: number): Dataset {
  const random = new Random(seed, 'shapes')
  return {
    name: 'shapes',
    size: SIZE,
    channels: 3,
    classes: SHAPES.length,
    train: makeSplit(random, TRAIN),
    test: makeSplit(random, TEST),
  }
}

function makeSplit(random: Random, n: number): Split {
  const images = new Uint8Array(n * SIZE * SIZE * 3)
  const of = (kind: (i: number) => number): Uint8Array => Uint8Array.from({ length: n }, (_, i) => kind(i))
  const shape = of((i) => i % SHAPES.length)
  const colour = of((i) => Math.floor(i / SHAPES.length) % COLOURS.length)
  const texture = of((i) => Math.floor(i / (SHAPES.length * COLOURS.length)) % TEXTURES.length)
  for (let i = 0; i < n; i++) draw(images, i, random, shape[i]!, colour[i]!, texture[i]!)
  return { images, labels: shape, attributes: { shape, colour, texture } }
}

function draw(images: Uint8Array, i: number, random: Random, shape: number, colour: number, texture: number): void {
  const outline = OUTLINES[shape]!
  const centre = (SIZE - 1) / 2
  const [cx, cy] = [centre + random.uniform(-2.5, 2.5), centre + random.uniform(-2.5, 2.5)]
  const radius = random.uniform(4, 6)
  const angle = random.uniform(-0.8, 0.8)
  const [cos, sin] = [Math.cos(angle) / radius, Math.sin(angle) / radius]
  const ground = random.uniform(225, 255)
  const paint = rgb(HUES[colour]! + random.uniform(-6, 6), random.uniform(0.85, 1), random.uniform(170, 220))
  const ink = inkOf(texture, random)

  for (let y = 0, at = i * SIZE * SIZE * 3; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const [u, v] = [cos * (x - cx) + sin * (y - cy), cos * (y - cy) - sin * (x - cx)]
      // how much of the pixel the shape covers, from the signed distance in pixels
      const cover = clamp(0.5 - outline(u, v) * radius)
      const shade = cover > 0 ? 1 - 0.5 * ink(x, y) : 1
      for (const channel of paint) images[at++] = Math.round(ground + cover * (shade * channel - ground))
    }
  }
}

/** Draws a texture: how dark it is at each pixel, 0 to 1, with a random angle and phase. */
function inkOf(texture: number, random: Random): (x: number, y: number) => number {
  const angle = random.uniform(0, Math.PI)
  const [p, q] = [random.uniform(0, 6.3), random.uniform(0, 6.3)]
  const frequency = (2 * Math.PI) / 4 // a period of 4 pixels
  const [cos, sin] = [Math.cos(angle) * frequency, Math.sin(angle) * frequency]
  const wave = (x: number, y: number): number => Math.sin(cos * x + sin * y + p)
  const across = (x: number, y: number): number => Math.sin(cos * y - sin * x + q)
  if (texture === 1) return (x, y) => clamp(0.5 + 1.5 * wave(x, y))
  if (texture === 2) return (x, y) => clamp(1.5 * (wave(x, y) + across(x, y)) - 0.5)
  return () => 0
}

/** Converts HSV to RGB (Smith 1978): hue in degrees, saturation 0 to 1, value in grey levels. */
function rgb(hue: number, saturation: number, value: number): number[] {
  return [5, 3, 1].map((n) => {
    const k = (n + hue / 60 + 6) % 6
    return value * (1 - saturation * clamp(Math.min(k, 4 - k)))
  })
}

const clamp = (x: number): number => Math.min(1, Math.max(0, x))
