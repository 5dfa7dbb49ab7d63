import { describe, expect, it } from 'vitest'
import { formatTiny } from '../../../demos/plots/format'

describe('differences that may be rounding only', () => {
  it('are told in powers of ten below a thousandth', () => {
    expect(formatTiny(0, 'fr')).toBe('0')
    expect(formatTiny(0.25, 'fr')).toBe('0,250')
    expect(formatTiny(4.4e-16, 'en')).toBe('4 · 10⁻¹⁶')
    expect(formatTiny(-2e-7, 'en')).toBe('−2 · 10⁻⁷')
    expect(formatTiny(NaN, 'en')).toBe('–')
  })
})
