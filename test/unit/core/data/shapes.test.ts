import { expect, test } from 'vitest'
import { makeShapes } from '../../../../demos/core/data/shapes'
import { kNearestInBank } from '../../../../demos/core/linalg/k-nearest'
import { knnAccuracy } from '../../../../demos/core/metrics/knn'
import { bitsOf } from '../../../bits'
import { l2Normalize } from '../metrics/random-rows'

const { train, test: held, classes } = makeShapes(1)

test('the same seed draws the same images, another seed others', () => {
  expect(bitsOf(makeShapes(1).train.images)).toBe(bitsOf(train.images))
  expect(bitsOf(makeShapes(2).train.images)).not.toBe(bitsOf(train.images))
})

test('the factors are independent: each combination is as frequent', () => {
  for (const { attributes, labels, images } of [train, held]) {
    const { shape, colour, texture } = attributes!
    const kinds = new Map<string, number>()
    shape.forEach((_, i) => {
      const kind = `${shape[i]} ${colour[i]} ${texture[i]}`
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    })
    expect(kinds.size).toBe(6 * 6 * 3)
    expect(new Set(kinds.values()).size).toBe(1)
    expect(labels).toEqual(shape)
    expect(images).toHaveLength(labels.length * 16 * 16 * 3)
  }
  expect(classes).toBe(6)
})

test('no shape touches the edge with its full colour, none is lost', () => {
  for (let i = 0; i < held.labels.length; i++) {
    const image = held.images.subarray(i * 768, (i + 1) * 768)
    const ground = image[0]!
    const painted = [...Array(256).keys()].filter(
      (at) => Math.abs(image[3 * at]! - ground) + Math.abs(image[3 * at + 1]! - ground) > 60,
    )
    expect(painted.length).toBeGreaterThan(15)
    expect(painted.length).toBeLessThan(160)
  }
})

test('with one labelled image of each kind, pixels tell the colour far better than the shape', () => {
  const kinds = 108
  const rows = (images: Uint8Array): Float32Array => l2Normalize(Float32Array.from(images), 768)
  const bank = rows(train.images.subarray(0, kinds * 768))
  const queries = rows(held.images)
  const near = kNearestInBank(bank, queries, 768, 5)
  const score = (what: 'shape' | 'colour'): number =>
    knnAccuracy(near, train.attributes![what].subarray(0, kinds), held.attributes![what])
  expect(score('colour')).toBeGreaterThan(0.55)
  expect(score('shape')).toBeLessThan(score('colour') - 0.15)
})
