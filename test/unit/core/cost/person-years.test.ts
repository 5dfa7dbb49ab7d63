import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personYears, secondsPerVote } from '../../../../demos/core/cost/person-years'

describe('person-years', () => {
  it('gives the 19 years of the planned set: 40,000 x 10,000 x 3 votes at 2 images a second, without a stop', () => {
    const years = personYears({ images: 40_000 * 10_000, votes: 3, seconds: 0.5, hours: 8760 })
    expect(years).toBeCloseTo(19.03, 2)
  })
  it('needs 49 seconds an image to make 22 years of ImageNet, without a stop', () => {
    expect(secondsPerVote(22, { images: 14_197_122, votes: 1, hours: 8760 })).toBeCloseTo(48.87, 2)
  })
  it('is solved for the seconds', () => {
    const positive = fc.double({ min: 1e-3, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(positive, positive, positive, positive, (images, votes, hours, years) => {
        const seconds = secondsPerVote(years, { images, votes, hours })
        expect(personYears({ images, votes, hours, seconds }) / years).toBeCloseTo(1, 9)
      }),
    )
  })
})
