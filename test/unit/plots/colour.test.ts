import { describe, expect, it } from 'vitest'
import { diverging, mixColours, parseHex, sequential, toLab, type Rgb } from '../../../demos/plots/colour'

const themes: Record<string, Record<'surface' | 'ink' | 'y' | 'z', Rgb>> = {
  light: { surface: parseHex('#ffffff'), ink: parseHex('#1d2129'), y: parseHex('#1f6fc4'), z: parseHex('#b85c00') },
  dark: { surface: parseHex('#1c1f26'), ink: parseHex('#eceae4'), y: parseHex('#7cb8ff'), z: parseHex('#ffb066') },
}
const lightness = (colours: readonly Rgb[]): number[] => colours.map((c) => toLab(c)[0])

/** Never turns back by more than what rounding to bytes does, and goes far. */
function expectMonotone(values: number[]): void {
  const sign = Math.sign(values.at(-1)! - values[0]!)
  for (let i = 1; i < values.length; i++) expect(sign * (values[i]! - values[i - 1]!)).toBeGreaterThan(-0.004)
  expect(Math.abs(values.at(-1)! - values[0]!)).toBeGreaterThan(0.5)
}

describe.each(Object.entries(themes))('colours of matrices, %s', (_, { surface, ink, y, z }) => {
  it('sequential: lightness alone carries the value', () => {
    expectMonotone(lightness(sequential(surface, y, ink)))
  })

  it('diverging: so does each arm, from the background in the middle', () => {
    const ramp = diverging(surface, y, z, ink)
    expectMonotone(lightness(ramp.slice(0, 128)).reverse())
    expectMonotone(lightness(ramp.slice(128)))
    expect(Math.abs(toLab(ramp[127]!)[0] - toLab(surface)[0])).toBeLessThan(0.02)
  })

  it('diverging: the signs differ along blue and yellow, which red-green deficiency keeps', () => {
    const ramp = diverging(surface, y, z, ink)
    for (const strength of [50, 90, 127]) {
      expect(toLab(ramp[128 + strength]!)[2] - toLab(ramp[127 - strength]!)[2]).toBeGreaterThan(0.08)
    }
  })
})

it('colours survive the way to OKLab and back', () => {
  for (const hex of ['#000000', '#ffffff', '#c2307f', '#1e7f43']) {
    mixColours(parseHex(hex), [0, 0, 0], 0).forEach((c, i) =>
      expect(Math.abs(c - parseHex(hex)[i]!)).toBeLessThanOrEqual(1),
    )
  }
})
