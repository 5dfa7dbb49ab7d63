import { describe, expect, it } from 'vitest'
import { meanAndCovariance, ridgeRegression } from '../../../../demos/core/completion/ridge-regression'
import { ridgeProbe } from '../../../../demos/core/metrics/ridge-probe'
import { Random } from '../../../../demos/core/random'

const [n, q, d] = [60, 40, 5]
const random = new Random(1, 'probe')
const X = Array.from({ length: n + q }, () => Array.from({ length: d }, () => random.normal()))

/** Products of all rows with the first n, about the mean of those. */
function gramOf(rows: readonly (readonly number[])[]): Float32Array {
  const mean = rows[0]!.map((_, k) => rows.slice(0, n).reduce((sum, row) => sum + row[k]! / n, 0))
  const centred = rows.map((row) => row.map((x, k) => x - mean[k]!))
  const products = centred.flatMap((a) => centred.slice(0, n).map((b) => a.reduce((sum, x, k) => sum + x * b[k]!, 0)))
  return Float32Array.from(products)
}
const side = (row: readonly number[]): number => Number(row[0]! + row[1]! > 0)

describe('ridge probe', () => {
  it('reads what is linear in the features, and nothing of labels drawn apart from them', () => {
    const drawn = Uint8Array.from(X, () => random.int(2))
    const [linear, chance] = ridgeProbe(gramOf(X), [Uint8Array.from(X, side), drawn])
    expect(linear).toBeGreaterThan(0.9)
    expect(Math.abs(chance! - 0.5)).toBeLessThan(0.25)
  })

  it('does not read what is in the features, but not linearly', () => {
    const quadrant = Uint8Array.from(X, ([x, y]) => Number(x! * y! > 0))
    expect(ridgeProbe(gramOf(X), [quadrant])[0]).toBeLessThan(0.75)
    const withSign = X.map((row) => [...row, Math.sign(row[0]! * row[1]!)])
    expect(ridgeProbe(gramOf(withSign), [quadrant])[0]).toBeGreaterThan(0.9)
  })

  it('answers as ridge regression in its primal form does', () => {
    const labels = Uint8Array.from(X, (row) => side(row) + Number(row[2]! > 1))
    const classes = 3
    const examples = X.slice(0, n).flatMap((row, i) => [
      ...row,
      ...Array.from({ length: classes }, (_, c) => Number(labels[i] === c)),
    ])
    const known = meanAndCovariance(examples, d + classes)
    let trace = 0
    for (let k = 0; k < d; k++) trace += known.covariance[k * (d + classes) + k]!
    const [visible, hidden] = [Array.from({ length: d }, (_, k) => k), [d, d + 1, d + 2]]
    const right = X.slice(n).filter((row, i) => {
      const scores = ridgeRegression(known, row, visible, hidden, (0.01 * trace) / n)
      return scores.indexOf(Math.max(...scores)) === labels[n + i]
    }).length
    expect(ridgeProbe(gramOf(X), [labels])[0]).toBeCloseTo(right / q, 9)
  })

  it('does not depend on the scale of the features', () => {
    const labels = [Uint8Array.from(X, side)]
    const scaled = X.map((row) => row.map((x) => 100 * x))
    expect(ridgeProbe(gramOf(scaled), labels)).toEqual(ridgeProbe(gramOf(X), labels))
  })
})
