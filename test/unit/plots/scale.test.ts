import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill } from '../../../demos/core/text'
import { formatNumber, formatTick } from '../../../demos/plots/format'
import { axis, extent, logTicks, niceTicks, separatePositions } from '../../../demos/plots/scale'

describe('ticks', () => {
  it('are round and stay inside', () => {
    expect(niceTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(niceTicks(2.3, 5.4)).toEqual([3, 4, 5])
    expect(niceTicks(0, 300, 3)).toEqual([0, 100, 200, 300])
  })

  it('hold for any range: inside, ascending, a handful, evenly spaced by 1, 2 or 5 times a power of ten', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(number, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, width) => {
        const ticks = niceTicks(low, low + width)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(8)
        const step = ticks[1]! - ticks[0]!
        const mantissa = step / 10 ** Math.floor(Math.log10(step * 1.0001))
        expect([1, 2, 5, 10].some((m) => Math.abs(mantissa - m) < 1e-3)).toBe(true)
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low - step * 1e-6)
          expect(tick).toBeLessThanOrEqual(low + width + step * 1e-6)
        }
      }),
    )
  })

  it('are powers of ten on a logarithmic axis, with 2 and 5 when it is short', () => {
    expect(logTicks(0.01, 200)).toEqual([0.01, 0.1, 1, 10, 100])
    expect(logTicks(1.5, 9)).toEqual([2, 5])
    expect(logTicks(0, 10)).toEqual([])
  })
})

describe('axis', () => {
  it('maps the ends of the domain to those of the range, linear and logarithmic', () => {
    const y = axis([2, 6], [100, 0])
    expect([y(2), y(4), y(6)]).toEqual([100, 50, 0])
    const log = axis([1, 100], [0, 10], true)
    expect(log(10)).toBeCloseTo(5)
  })

  it('gives a single value room', () => {
    expect(axis([3, 3], [0, 10])(3)).toBeCloseTo(5)
    expect(axis([0, 0], [0, 10])(0)).toBeCloseTo(5)
  })

  it('finds the extent of what can be drawn', () => {
    expect(
      extent([
        [NaN, 3, -1],
        [Infinity, 7],
      ]),
    ).toEqual([-1, 7])
    expect(extent([[0, -2, 5]], true)).toEqual([5, 5])
    expect(extent([[NaN]])).toBeUndefined()
  })

  it('spreads labels without changing their order', () => {
    const places = separatePositions([50, 10, 51, 52], 14, 0, 100)
    expect(places[1]!).toBe(10)
    expect(places[2]! - places[0]!).toBeGreaterThanOrEqual(14)
    expect(places[3]! - places[2]!).toBeGreaterThanOrEqual(14)
    expect(Math.max(...separatePositions([99, 100], 14, 0, 100))).toBe(100)
  })
})

describe('numbers and texts', () => {
  it('are written as each language does', () => {
    expect(formatNumber(0.8125, 'fr')).toBe('0,81')
    expect(formatNumber(-0.5, 'en', 1)).toBe('−0.5')
    expect(formatNumber(NaN, 'fr')).toBe('–')
    for (const zero of [-0, -0.004]) expect(formatNumber(zero, 'fr')).toBe('0,00')
    expect(formatTick(0.2, [0, 0.2, 0.4], 'fr')).toBe('0,2')
    expect(formatTick(100, [0, 100], 'en')).toBe('100')
  })

  it('are put into their places', () => {
    expect(fill('{a} of {b}, {c}', { a: 1, b: 'two' })).toBe('1 of two, {c}')
  })
})
