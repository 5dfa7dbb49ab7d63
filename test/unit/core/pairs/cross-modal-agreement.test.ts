import { describe, expect, it } from 'vitest'
import {
  agreement,
  positiveSets,
  pairPrecision,
  positiveSetPrecision,
  pairwiseSimilarity,
} from '../../../../demos/core/pairs/cross-modal-agreement'

/** Unit vectors of the plane at these angles, in degrees. */
const at = (...degrees: number[]): number[] =>
  degrees.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)])
// 0 and 1 look and sound alike, 2 looks like them, 3 sounds like them
const video = pairwiseSimilarity(at(0, 10, 5, 90), 4)
const audio = pairwiseSimilarity(at(0, 10, 90, 5), 4)
const same = (i: number, j: number): boolean => i + j === 1

describe('cross-modal agreement', () => {
  it('measures cosines', () => {
    expect(video[1]).toBeCloseTo(Math.cos(Math.PI / 18), 12)
    expect(video[3]).toBeCloseTo(0, 12)
  })
  it('is the lesser similarity, as an AND, or the greater, as an OR', () => {
    expect(agreement([0.2, 0.9], [0.5, 0.1], 'consensus')).toEqual(Float64Array.of(0.2, 0.1))
    expect(agreement([0.2, 0.9], [0.5, 0.1], 'union')).toEqual(Float64Array.of(0.5, 0.9))
  })
  it('finds sets by it, without the clip itself, which is its own best', () => {
    expect(positiveSets(agreement(video, audio, 'consensus'), 4, 1)[0]).toEqual(Int32Array.of(1))
    expect(positiveSets(agreement(video, audio, 'video'), 4, 1)[0]).toEqual(Int32Array.of(2))
    expect(positiveSets(agreement(video, audio, 'audio'), 4, 3)[0]).toEqual(Int32Array.of(1, 2, 3))
  })
  it('counts each pair above the thresholds once, and the right ones among them', () => {
    const thresholds = { tv: 0.9, ta: 0.9 }
    expect(pairPrecision(video, audio, thresholds, 'video', same)).toEqual({ pairs: 3, precision: 1 / 3 })
    expect(pairPrecision(video, audio, thresholds, 'consensus', same)).toEqual({ pairs: 1, precision: 1 })
    expect(pairPrecision(video, audio, thresholds, 'union', same)).toEqual({ pairs: 5, precision: 1 / 5 })
    expect(pairPrecision(video, audio, { tv: 0.9, ta: 1.1 }, 'consensus', same).pairs).toBe(0)
  })
  it('judges sets by their members', () => {
    expect(positiveSetPrecision([Int32Array.of(1, 2), Int32Array.of(0, 3)], same)).toBe(0.5)
  })
})
