import { expect, test } from 'vitest'
import { fitProbe, meanCrossEntropy, probeAccuracy, probeLogits } from '../../../../demos/core/metrics/linear-probe'
import { randomRows } from './random-rows'

const [n, d, classes, l2] = [60, 5, 3, 0.01]
const labels = Array.from({ length: n }, (_, i) => i % classes)
const features = randomRows(n, d, 1).map((value, at) => value + (at % d === labels[Math.floor(at / d)] ? 2 : 0))

test('no weights near the found ones are better', () => {
  const { W, b, objective } = fitProbe(features, labels, { classes, l2 })
  const at = (weights: Float64Array): number =>
    meanCrossEntropy(probeLogits(features, { W: weights, b }), labels) +
    (l2 / 2) * weights.reduce((sum, w) => sum + w * w, 0)
  expect(at(W)).toBeCloseTo(objective, 12)
  W.forEach((_, i) => {
    for (const by of [-1e-3, 1e-3]) expect(at(W.map((w, j) => w + (i === j ? by : 0)))).toBeGreaterThan(objective)
  })
})

test('separates classes that lie apart, and knows no more than chance without weights', () => {
  const probe = fitProbe(features, labels, { classes, l2 })
  expect(probeAccuracy(probeLogits(features, probe), labels)).toBeGreaterThan(0.8)
  const blank = probeLogits(features, { W: new Float64Array(classes * d), b: new Float64Array(classes) })
  expect(meanCrossEntropy(blank, labels)).toBeCloseTo(Math.log(classes), 12)
})
