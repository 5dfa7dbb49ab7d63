import { statSync } from 'node:fs'
import { encode } from 'fast-png'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadDataset, type Dataset } from '../../../../demos/core/data'
import { AssetError } from '../../../../demos/core/data/asset-error'
import { publicBytes, publicFile } from './public-bytes'

const sets: Partial<Record<'mnist' | 'emoji', Dataset>> = {}
beforeAll(async () => {
  for (const name of ['mnist', 'emoji'] as const) sets[name] = await loadDataset(name, publicBytes, 0)
})

const image = (images: Uint8Array, i: number, width: number): Uint8Array => images.subarray(i * width, (i + 1) * width)
const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) ** 2
  return sum
}

test.each([
  ['mnist', 1, 10],
  ['emoji', 3, 8],
] as const)('%s: images, labels and both splits fit each other', (name, channels, classes) => {
  const { train, test, ...rest } = sets[name]!
  expect(rest).toEqual({ name, size: 16, channels, classes })
  for (const { images, labels, second } of [train, test]) {
    expect(images).toHaveLength(labels.length * 256 * channels)
    expect(new Set(labels)).toEqual(new Set(Array(classes).keys()))
    if (second) expect(second).toHaveLength(images.length)
  }
  // the first images of a split are a balanced sample
  const counts = new Map<number, number>()
  for (const label of test.labels.subarray(0, classes * 10)) counts.set(label, (counts.get(label) ?? 0) + 1)
  expect(new Set(counts.values())).toEqual(new Set([10]))
})

test('no held-out image is among those to train on', () => {
  for (const { train, test, channels } of Object.values(sets)) {
    const width = 256 * channels
    const key = (images: Uint8Array, i: number): string => String.fromCharCode(...image(images, i, width))
    const seen = new Set(Array.from(train.labels, (_, i) => key(train.images, i)))
    expect(Array.from(test.labels, (_, i) => key(test.images, i)).filter((held) => seen.has(held))).toEqual([])
  }
})

test('digits carry their own label: the nearest mean of a class is mostly the right one', () => {
  const { train, test } = sets.mnist!
  const means = Array.from({ length: 10 }, (_, digit) => {
    const members = [...train.labels.keys()].filter((i) => train.labels[i] === digit)
    const mean = new Float64Array(256)
    for (const i of members) image(train.images, i, 256).forEach((value, k) => (mean[k]! += value / members.length))
    return mean
  })
  const nearest = (i: number): number => {
    const distances = means.map((mean) => distance(mean, image(test.images, i, 256)))
    return distances.indexOf(Math.min(...distances))
  }
  const right = Array.from(test.labels).filter((label, i) => nearest(i) === label).length
  expect(right / test.labels.length).toBeGreaterThan(0.75)
})

test('both drawings of an emoji are alike: nearer than the next emoji’s', () => {
  const { images, second, labels } = sets.emoji!.train
  const nearer = Array.from(labels).filter((_, i) => {
    const other = (i + 1) % labels.length
    const own = image(images, i, 768)
    return distance(own, image(second!, i, 768)) < distance(own, image(second!, other, 768))
  })
  expect(nearer.length / labels.length).toBeGreaterThan(0.85)
})

test.each(['data/mnist.png', 'data/emoji.png'])('%s weighs less than 2 MB', (path) => {
  expect(statSync(publicFile(path)).size).toBeLessThan(2e6)
})

describe('damaged files', () => {
  const damage: Readonly<Record<string, (file: Uint8Array) => Uint8Array>> = {
    empty: () => new Uint8Array(0),
    'cut short': (file) => file.slice(0, file.length / 2),
    'a byte changed': (file) => file.map((byte, i) => (i === file.length >> 1 ? byte ^ 0x55 : byte)),
    'another image': () => encode({ width: 16, height: 16, channels: 1, depth: 8, data: new Uint8Array(256) }),
    'a page': () => new TextEncoder().encode('<!doctype html>'),
  }
  const cases = ['mnist.png', 'emoji.png', 'emoji.json'].flatMap((file) =>
    Object.keys(damage).map((kind) => [`data/${file}`, kind] as const),
  )
  test.each(cases.filter(([path, kind]) => path.endsWith('.png') || kind !== 'a byte changed'))(
    '%s, %s: AssetError',
    async (path, kind) => {
      const bytes = async (asked: string) =>
        asked === path ? damage[kind]!(await publicBytes(asked)) : publicBytes(asked)
      const error = await loadDataset(path.includes('mnist') ? 'mnist' : 'emoji', bytes, 0).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(AssetError)
      expect((error as AssetError).path).toBe(path)
    },
  )
  test.each(['{}', '{"train":[0,9],"test":[0]}', '{"train":[],"test":[]}', '[]', 'null', '{"train":"01","test":[1]}'])(
    'labels %s: AssetError',
    async (json) => {
      const bytes = async (path: string) =>
        path.endsWith('.json') ? new TextEncoder().encode(json) : publicBytes(path)
      await expect(loadDataset('emoji', bytes, 0)).rejects.toBeInstanceOf(AssetError)
    },
  )
})
