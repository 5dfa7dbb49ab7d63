import { expect, it } from 'vitest'
import { Random } from '../../../../demos/core/random'
import { cosines, drawCircleBatch, drawPrototypes } from '../../../../demos/core/sinkhorn/circle-batch'

const count = (classes: Uint8Array) => [0, 1, 2].map((c) => classes.filter((x) => x === c).length)

it('shares a batch out to its classes, with unit vectors', () => {
  const { embeddings, classes } = drawCircleBatch(24, 0.75, 1, new Random(1))
  expect(count(classes)).toEqual([18, 3, 3])
  for (let i = 0; i < 24; i++) expect(Math.hypot(embeddings[2 * i]!, embeddings[2 * i + 1]!)).toBeCloseTo(1, 12)
  expect(count(drawCircleBatch(4, 0.9, 1, new Random(1)).classes)).toEqual([4, 0, 0])
})

it('puts all classes in one place without spread', () => {
  const { embeddings } = drawCircleBatch(30, 0.4, 0, new Random(2))
  const [x, y] = [0, 1].map((axis) => embeddings.filter((_, i) => i % 2 === axis).reduce((a, b) => a + b) / 30)
  expect(Math.hypot(x!, y!)).toBeGreaterThan(0.9)
})

it('gives the same first prototypes whatever K, and their cosines with the samples', () => {
  const [two, five] = [drawPrototypes(2, new Random(3)), drawPrototypes(5, new Random(3))]
  expect([...five.slice(0, 4)]).toEqual([...two])
  const s = cosines(two, Float64Array.of(1, 0, 0, 1, -1, 0))
  expect([...s]).toEqual([two[0], two[1], -two[0]!, two[2], two[3], -two[2]!])
})
