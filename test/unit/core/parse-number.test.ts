import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseNumber } from '../../../demos/core/parse-number'

describe.each(['fr', 'en'] as const)('in the %s deck', (lang) => {
  test.each([
    ['0,5', 0.5],
    ['0.5', 0.5],
    ['12,5', 12.5],
    [',5', 0.5],
    ['3.', 3],
    ['−1,25', -1.25],
    ['–2', -2],
    ['- 2', -2],
    ['+7', 7],
    ['1 234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['1\u00a0234.5', 1234.5],
    ['1’234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['0,125', 0.125],
    ['1.234', 1.234],
    ['1e-3', 0.001],
    ['１２', 12],
    ['٣٫٥', 3.5],
    ['۱۲', 12],
    ['−٠', 0],
    ['-0', 0],
    ['\u200e−3', -3],
  ])('%s is %f', (text, value) => expect(parseNumber(text, lang)).toBe(value))

  test.each(['', ' ', '-', 'abc', '1,2,3', '1.2.3', '12 34', '1,23.4,5', '1-2', '0x10', '1e999', 'NaN', '1..2'])(
    'nothing can be made of "%s"',
    (text) => expect(parseNumber(text, lang)).toBeUndefined(),
  )

  it('reads what the deck writes', () => {
    const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 6 })
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.nat(6), (n, digits) => {
        const value = n / 10 ** digits
        expect(parseNumber(format.format(value).replace('-', '−'), lang)).toBeCloseTo(value, 6)
      }),
    )
  })
})

it('one comma before three digits is what it is in the language', () => {
  expect(parseNumber('1,234', 'en')).toBe(1234)
  expect(parseNumber('1,234', 'fr')).toBe(1.234)
})
