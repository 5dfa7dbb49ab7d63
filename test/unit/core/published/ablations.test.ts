import { describe, expect, it } from 'vitest'
import {
  ABLATIONS,
  BATCH_CLAIMS,
  PUBLISHED_ABLATIONS,
  publishedGain,
  type AblatedMethod,
} from '../../../../demos/core/published/ablations'

const curve = (ablation: (typeof ABLATIONS)[number], method: AblatedMethod) =>
  PUBLISHED_ABLATIONS[ablation].curves.find((each) => each.method === method)!

describe('published ablations', () => {
  it.each(ABLATIONS)('%s: a value, or none, for each setting of each method', (name) => {
    const { settings, curves } = PUBLISHED_ABLATIONS[name]
    expect(new Set(curves.map(({ method }) => method)).size).toBe(curves.length)
    for (const { values, halves } of curves) {
      expect(values).toHaveLength(settings.length)
      if (halves) expect(halves).toHaveLength(settings.length)
      for (const value of values.filter((each) => !Number.isNaN(each))) {
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThan(75)
      }
    }
  })

  it('bear out what is claimed of the batch size, from 256 to 4096', () => {
    for (const [method, claim] of Object.entries(BATCH_CLAIMS) as [AblatedMethod, string][]) {
      if (claim === 'rises') expect(publishedGain(method), method).toBeGreaterThan(0.5)
      else expect(Math.abs(publishedGain(method)), method).toBeLessThan(0.5)
    }
    expect(publishedGain('simclr')).toBeCloseTo(0.85, 2)
  })

  it('agree where two papers print the same thing: what SimCLR loses at 256, what Barlow Twins has at the start', () => {
    const { values } = curve('batch', 'simclr')
    expect(values.at(-1)! - values[2]!).toBeCloseTo(3.6)
    expect(curve('augmentations', 'barlow').values[0]).toBe(curve('asymmetry', 'barlow').values[0])
    for (const method of ['simclr', 'byol'] as const)
      expect(curve('augmentations', method).values[0]).toBe(curve('batch', method).values.at(-1))
  })
})
