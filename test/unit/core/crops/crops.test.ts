import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { composeScene, randomCrop, writeCrop, type Scene } from '../../../../demos/core/crops/scene'
import { objectsIn, sharedObjectRate, shareAnObject } from '../../../../demos/core/crops/shared-objects'
import { createCropViews } from '../../../../demos/core/crops/crop-views'
import { SIZE, type Dataset } from '../../../../demos/core/data/dataset'
import { Random } from '../../../../demos/core/random'

/** Two images, one black and one white. */
const images = new Uint8Array(2 * SIZE * SIZE).fill(255, SIZE * SIZE)
const split = { images, labels: Uint8Array.of(0, 1) }
const dataset: Dataset = { name: 'mnist', size: SIZE, channels: 1, classes: 2, train: split, test: split }

describe('scenes', () => {
  it('are tiles of whole images, each black or white here', () => {
    const { pixels, side } = composeScene(dataset, split, 3, new Random(1))
    expect(pixels.length).toBe(48 * 48)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) expect(pixels[y * side + x]).toBe(pixels[(y - (y % SIZE)) * side + x - (x % SIZE)])
    expect(new Set(pixels)).toEqual(new Set([0, 1]))
  })
  it('are cropped without change at full size, and read between pixels otherwise', () => {
    const pixels = Float32Array.from({ length: 32 * 32 }, (_, i) => i % 32)
    const scene: Scene = { pixels, side: 32, channels: 1, tiles: 2 }
    const out = new Float32Array(SIZE * SIZE)
    writeCrop(scene, { x: 5, y: 7, side: SIZE }, out, 0)
    expect([...out.subarray(0, SIZE)]).toEqual(Array.from({ length: SIZE }, (_, j) => 5 + j))
    writeCrop(scene, { x: 4, y: 0, side: 8 }, out, 0)
    expect(out[1]! - out[0]!).toBeCloseTo(0.5, 5)
    expect(out[0]).toBeCloseTo(3.75, 5)
  })
})

describe('objects of crops', () => {
  it('are those that a quarter is seen of', () => {
    expect(objectsIn({ x: 0, y: 0, side: 16 }, 2)).toEqual([0])
    expect(objectsIn({ x: 8, y: 0, side: 16 }, 2)).toEqual([0, 1])
    expect(objectsIn({ x: 8, y: 8, side: 16 }, 2)).toEqual([0, 1, 2, 3])
    expect(objectsIn({ x: 9, y: 9, side: 16 }, 2)).toEqual([3])
    expect(shareAnObject({ x: 0, y: 0, side: 10 }, { x: 20, y: 0, side: 10 }, 2)).toBe(false)
  })
  it('are always common in a picture of one, and the more clutter the less', () => {
    const chance = (tiles: number): number => sharedObjectRate(tiles, 0.5, new Random(2))
    expect(chance(1)).toBe(1)
    expect(chance(2)).toBeLessThan(0.6)
    expect(chance(3)).toBeLessThan(chance(2) / 1.5)
  })
  it('of whole-object crops of 2 x 2 are counted as the integral says', () => {
    // edges x, x′ uniform in 0 … 16: a tile is half seen on an axis from 8 on; enumerate the crossing rule on a fine grid
    const n = 24
    let [shared, all] = [0, 0]
    const at = (i: number): number => ((i + 0.5) / n) * 16
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++)
        for (let c = 0; c < n; c++)
          for (let d = 0; d < n; d++, all++)
            shared += Number(shareAnObject({ x: at(a), y: at(b), side: 16 }, { x: at(c), y: at(d), side: 16 }, 2))
    expect(sharedObjectRate(2, 1, new Random(3), 20_000)).toBeCloseTo(shared / all, 1)
  })
  it('never leave the scene', () => {
    const random = new Random(4)
    for (let i = 0; i < 200; i++) {
      const { x, y, side } = randomCrop({ side: 32 }, 0.5, random)
      expect(side).toBeGreaterThanOrEqual(8)
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x, y) + side).toBeLessThanOrEqual(32)
    }
  })
})

describe('views', () => {
  it('of a scene of one are two crops of one image, first views before second ones', async () => {
    await tf.setBackend('cpu')
    const none = { crop: 0, flip: 0, rotate: 0, colour: 0, grey: 0, blur: 0 }
    const views = createCropViews(dataset, 1, 0.5, none, 8, 1)(3)
    expect(views.shape).toEqual([16, SIZE, SIZE, 1])
    const means = await tf.mean(views, [1, 2, 3]).data()
    for (let i = 0; i < 8; i++) expect(means[i]).toBeCloseTo(means[8 + i]!, 5)
    expect(Math.max(...means) - Math.min(...means)).toBeCloseTo(1, 5)
  })
})
