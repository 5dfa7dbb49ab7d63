import { describe, expect, it } from 'vitest'
import { alongCircle, infoNce, infoNceGradient, onCircle } from '../../../demos/info-nce/info-nce'

const angles = [25, 60, 110, -40, 200, 30]
const [first, ...others] = angles as [number, ...number[]]
const lossAt = (all: readonly number[], beta: number) => {
  const [q, ...keys] = all.map(onCircle)
  return infoNce(q!, keys, beta).loss
}

describe('InfoNCE', () => {
  it.each([0.5, 5, 30])('is −log of the positive’s share at β = %f', (beta) => {
    const q = onCircle(first)
    const e = others.map((angle) => Math.exp(beta * (q[0] * onCircle(angle)[0] + q[1] * onCircle(angle)[1])))
    const { loss, weights } = infoNce(q, others.map(onCircle), beta)
    const sum = e.reduce((a, b) => a + b)
    expect(loss).toBeCloseTo(-Math.log(e[0]! / sum), 9)
    weights.forEach((a, i) => expect(a).toBeCloseTo(e[i]! / sum, 9))
  })

  it.each([0.5, 10, 80])('has along the circle the slope of finite differences at β = %f', (beta) => {
    const [q, ...keys] = angles.map(onCircle)
    const { dq, dk } = infoNceGradient(q!, keys, beta, infoNce(q!, keys, beta))
    const slopes = [alongCircle(q!, dq), ...keys.map((k, i) => alongCircle(k, dk[i]!))]
    const step = 1e-4
    slopes.forEach((slope, at) => {
      const moved = (by: number) =>
        lossAt(
          angles.map((angle, i) => (i === at ? angle + (by * 180) / Math.PI : angle)),
          beta,
        )
      const difference = (moved(step) - moved(-step)) / (2 * step)
      expect(Math.abs(slope - difference)).toBeLessThan(1e-5 * Math.max(1, beta ** 2))
    })
  })

  it('is log(K + 1) with all keys in one place; the query has no slope, keys only where the query is elsewhere', () => {
    for (const [query, key] of [
      [10, 75],
      [75, 75],
    ] as const) {
      const q = onCircle(query)
      const keys = Array.from({ length: 6 }, () => onCircle(key))
      const contrast = infoNce(q, keys, 10)
      const { dq, dk } = infoNceGradient(q, keys, 10, contrast)
      expect(contrast.loss).toBeCloseTo(Math.log(6), 12)
      expect(alongCircle(q, dq)).toBeCloseTo(0, 12)
      const slope = Math.abs(alongCircle(keys[1]!, dk[1]!))
      if (query === key) expect(slope).toBeLessThan(1e-12)
      else expect(slope).toBeGreaterThan(1)
    }
  })

  it('is no minimum there: one negative a little aside lowers the loss', () => {
    expect(lossAt([75, 75, 75, 75, 75, 95], 10)).toBeLessThan(Math.log(5))
  })

  it('at high β gives the nearest negative nearly all of the push', () => {
    const { weights } = infoNce(onCircle(0), [120, 60, 90, 180].map(onCircle), 64)
    expect(weights[1]).toBeGreaterThan(0.999)
  })

  it('overflows at no β', () => {
    const { loss } = infoNce([1, 0], [onCircle(180), onCircle(0)], 5000)
    expect(loss).toBeCloseTo(10000, 6)
  })
})
