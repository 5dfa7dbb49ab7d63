import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { argmax, entropy, softargmax } from '../../../../demos/core/attention/softargmax'

const finite = fc.double({ min: -50, max: 50, noNaN: true })
const scores = fc.array(finite, { minLength: 1, maxLength: 8 })
const close = (a: ArrayLike<number>, b: readonly number[], digits = 10) =>
  b.forEach((value, i) => expect(a[i]).toBeCloseTo(value, digits))

describe('softargmax', () => {
  it('is exp(β s) over its sum', () => {
    close(softargmax([0, Math.log(3)], 1), [0.25, 0.75])
    close(softargmax([0, Math.log(3)], 2), [0.1, 0.9])
  })
  it('gives the mean at β = 0 and the first best at β = ∞', () => {
    close(softargmax([5, -3, 2, 0], 0), [0.25, 0.25, 0.25, 0.25])
    close(softargmax([1, 4, 4, 0], Infinity), [0, 1, 0, 0])
  })
  it('leaves out scores of -∞ at every β, and is NaN when nothing is left', () => {
    for (const beta of [0, 1, Infinity]) close(softargmax([7, -Infinity], beta), [1, 0])
    for (const beta of [0, 1, Infinity]) expect([...softargmax([-Infinity, -Infinity], beta)]).toEqual([NaN, NaN])
  })
  it('does not overflow', () => close(softargmax([1e6, 1e6 - 1], 1), [1 / (1 + Math.exp(-1)), 1 / (1 + Math.E)]))
  it('sums to 1, never negative, and does not feel a shift of all scores', () => {
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 20, noNaN: true }), finite, (s, beta, shift) => {
        const a = softargmax(s, beta)
        expect(a.reduce((x, y) => x + y)).toBeCloseTo(1, 10)
        expect(Math.min(...a)).toBeGreaterThanOrEqual(0)
        close(
          softargmax(
            s.map((x) => x + shift),
            beta,
          ),
          [...a],
          8,
        )
      }),
    )
  })
  it('gets no less decided when it gets colder', () => {
    fc.assert(
      fc.property(scores, (s) => {
        const bits = [0, 0.1, 0.5, 2, 10, Infinity].map((beta) => entropy(softargmax(s, beta)))
        bits.slice(1).forEach((value, n) => expect(value).toBeLessThanOrEqual(bits[n]! + 1e-9))
      }),
    )
  })
})

describe('argmax', () => {
  it('takes the first of equals and finds nothing where there is nothing', () => {
    expect(argmax([2, 3, 3])).toBe(1)
    expect(argmax([])).toBe(-1)
    expect(argmax([-Infinity])).toBe(-1)
  })
})

describe('entropy', () => {
  it('is 0 bits for a choice and log2 t for the mean', () => {
    expect(entropy([0, 1, 0])).toBe(0)
    expect(entropy([0.25, 0.25, 0.25, 0.25])).toBe(2)
  })
})
