import { SIZE, type Dataset, type Split } from '../data/dataset'
import type { Random } from '../random'
import { expectLength } from '../tensor/shapes'

/** A square picture of one object, or of tiles × tiles objects side by side. */
export interface Scene {
  /** [side, side, channels] in 0 … 1. */
  readonly pixels: Float32Array
  readonly side: number
  readonly channels: number
  /** Objects along each side. Object k fills tile k, counted row by row. */
  readonly tiles: number
}

/**
 * Composes a scene of objects that are drawn at random.
 *
 * @param tiles objects along each side
 * @throws RangeError when the images are not as many as their labels
 */
export function composeScene({ channels }: Dataset, { images, labels }: Split, tiles: number, random: Random): Scene {
  expectLength('composeScene: images', images.length, labels.length * SIZE * SIZE * channels)
  const side = tiles * SIZE
  const line = SIZE * channels
  const pixels = new Float32Array(side * side * channels)
  for (let tile = 0; tile < tiles * tiles; tile++) {
    const from = random.int(labels.length) * SIZE * line
    const to = (Math.floor(tile / tiles) * SIZE * side + (tile % tiles) * SIZE) * channels
    for (let y = 0; y < SIZE; y++) {
      for (let i = 0; i < line; i++) pixels[to + y * side * channels + i] = images[from + y * line + i]! / 255
    }
  }
  return { pixels, side, channels, tiles }
}

/** A square part of a scene: its left and top edge and its side, in pixels. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly side: number
}

/**
 * Draws a crop within a scene.
 *
 * @param scale smallest side of a crop, relative to the side of a tile; the largest is 1
 */
export function randomCrop({ side: whole }: Pick<Scene, 'side'>, scale: number, random: Random): Crop {
  const side = SIZE * random.uniform(scale, 1)
  return { x: random.uniform(0, whole - side), y: random.uniform(0, whole - side), side }
}

/**
 * Resizes a crop to an image [16, 16, c] by bilinear interpolation.
 *
 * @param scene the whole scene
 * @param crop which part of it
 * @param out where the image is written
 * @param at index of its first number in `out`
 */
export function writeCrop({ pixels, side, channels }: Scene, crop: Crop, out: Float32Array, at: number): void {
  /** Indices of the two pixels around position i of the crop, and the share of the second. */
  const around = (i: number, from: number): [number, number, number] => {
    const exact = Math.min(side - 1, Math.max(0, from + ((i + 0.5) * crop.side) / SIZE - 0.5))
    const low = Math.floor(exact)
    return [low, Math.min(side - 1, low + 1), exact - low]
  }
  for (let i = 0; i < SIZE; i++) {
    const [top, bottom, v] = around(i, crop.y)
    for (let j = 0; j < SIZE; j++) {
      const [left, right, u] = around(j, crop.x)
      for (let c = 0; c < channels; c++) {
        const read = (row: number, column: number): number => pixels[(row * side + column) * channels + c]!
        const above = read(top, left) * (1 - u) + read(top, right) * u
        const below = read(bottom, left) * (1 - u) + read(bottom, right) * u
        out[at++] = above * (1 - v) + below * v
      }
    }
  }
}
