import { expect, test } from 'vitest'
import { kNearestInBank } from '../../../../demos/core/linalg/k-nearest'
import { knnAccuracy, knnVotes } from '../../../../demos/core/metrics/knn'
import { Random } from '../../../../demos/core/random'
import { randomRows, l2Normalize } from './random-rows'

const bank = [1, 0, 0.8, 0.6, 0, 1, -1, 0]

test('the nearest rows vote with weight exp(cosine / τ)', () => {
  const near = kNearestInBank(bank, [0.6, 0.8], 2, 3)
  const scores = knnVotes(near, [0, 1, 1, 0], { temperature: 0.5, classes: 2 })
  expect([...near.neighbours]).toEqual([1, 2, 0])
  expect(near.similarities[0]).toBeCloseTo(0.96)
  expect(scores[0]).toBeCloseTo(Math.exp(0.6 / 0.5))
  expect(scores[1]).toBeCloseTo(Math.exp(0.96 / 0.5) + Math.exp(0.8 / 0.5))
})

test('two close neighbours of one class beat the nearest of another', () => {
  const rows = l2Normalize(Float32Array.of(1, 0, 0.99, 0.14, 0.99, -0.14), 2)
  expect(knnAccuracy(kNearestInBank(rows, [1, 0], 2, 1), [0, 1, 1], [0])).toBe(1)
  expect(knnAccuracy(kNearestInBank(rows, [1, 0], 2, 3), [0, 1, 1], [1])).toBe(1)
})

test('features that know nothing of the labels score by chance, features that are the labels score 1', () => {
  const random = new Random(3, 'labels')
  const labels = Array.from({ length: 600 }, () => random.int(4))
  const [m, d] = [200, 8]
  const noise = l2Normalize(randomRows(600, d, 4), d)
  const score = (rows: Float32Array): number =>
    knnAccuracy(
      kNearestInBank(rows.subarray(0, m * d), rows.subarray(m * d), d, 5),
      labels.slice(0, m),
      labels.slice(m),
    )
  expect(Math.abs(score(noise) - 0.25)).toBeLessThan(0.08)
  const informed = noise.map((value, at) => value + (at % d === labels[Math.floor(at / d)] ? 8 : 0))
  expect(score(l2Normalize(informed, d))).toBe(1)
})
