import { describe, expect, it } from 'vitest'
import { AssetError } from '../../../../demos/core/data/asset-error'
import { trainTestSplit, loadUserImages, packImageSet, type ImageSet } from '../../../../demos/core/data/user-images'
import { labelsFromPaths } from '../../../../demos/core/data/user-image-labels'
import { batchWithin } from '../../../../demos/core/ssl/batches'

const WIDTH = 16 * 16 * 3
/** Image i is all of level i. */
const album = (labels: readonly number[], classes: readonly string[]): ImageSet => ({
  images: Uint8Array.from({ length: labels.length * WIDTH }, (_, at) => Math.floor(at / WIDTH)),
  labels: Uint8Array.from(labels),
  classes,
})
const load = (given: ImageSet) => loadUserImages(async () => packImageSet(given))

describe('an album', () => {
  it('keeps each image with its label, in training or held out, never in both', async () => {
    const labels = Array.from({ length: 30 }, (_, i) => (i < 18 ? 0 : 1))
    const { train, test, classes, channels } = await load(album(labels, ['cat', 'dog']))
    expect([classes, channels]).toEqual([2, 3])
    const seen = [train, test].flatMap((split) =>
      [...split.labels].map((label, i) => {
        const image = split.images.subarray(i * WIDTH, (i + 1) * WIDTH)
        expect(new Set(image).size).toBe(1)
        expect(label).toBe(labels[image[0]!])
        return image[0]!
      }),
    )
    expect(seen.sort((a, b) => a - b)).toEqual(labels.map((_, i) => i))
    expect(test.labels.length).toBe(10)
  })

  it('has classes take turns, with some of each held out', () => {
    const labels = Uint8Array.from({ length: 20 }, (_, i) => (i < 5 ? 0 : 1))
    const { train, test } = trainTestSplit(labels)
    expect(new Set(test.map((i) => labels[i])).size).toBe(2)
    expect(new Set(train.slice(0, 2).map((i) => labels[i])).size).toBe(2)
    expect(test.length).toBeGreaterThanOrEqual(6)
  })

  it('without labels is one class', async () => {
    expect((await load(album(Array<number>(20).fill(0), []))).classes).toBe(1)
  })

  it('of too few images, or cut short, is a damaged file', async () => {
    await expect(load(album(Array<number>(19).fill(0), []))).rejects.toBeInstanceOf(AssetError)
    const cut = packImageSet(album(Array<number>(20).fill(0), [])).slice(0, -1)
    await expect(loadUserImages(async () => cut)).rejects.toBeInstanceOf(AssetError)
  })

  it('limits the batch to a power of 2', () => {
    expect([13, 127, 128, 500].map((images) => batchWithin(images, 128))).toEqual([8, 64, 128, 128])
  })
})

describe('labels', () => {
  const five = (name: (i: number) => string): string[] => Array.from({ length: 5 }, (_, i) => name(i))

  it('are the folders', () => {
    const { labels, classes } = labelsFromPaths([
      ...five((i) => `pets/dog/x${i}.png`),
      ...five((i) => `pets/cat/y${i}.png`),
    ])
    expect(classes).toEqual(['cat', 'dog'])
    expect([...labels]).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
  })
  it('are the first words of names, in one folder', () => {
    expect(
      labelsFromPaths([...five((i) => `pets/Chien-${i}.png`), ...five((i) => `pets/chat_${i}.png`)]).classes,
    ).toEqual(['chat', 'chien'])
  })
  it.each([
    ['a single word', five((i) => `IMG_${i}.jpg`)],
    ['none', five((i) => `${i}.jpg`)],
    ['a class of four', [...five((i) => `a/${i}.jpg`), ...five((i) => `b/${i}.jpg`).slice(1)]],
    ['eleven classes', Array.from({ length: 55 }, (_, i) => `${'abcdefghijk'[i % 11]}/${i}.jpg`)],
  ])('are none of %s', (_, paths) => {
    expect(labelsFromPaths(paths)).toEqual({ labels: new Uint8Array(paths.length), classes: [] })
  })
})
