import { beforeAll, describe, expect, it } from 'vitest'
import { loadDataset, type Split } from '../../../../demos/core/data'
import { FRAME_SIDE } from '../../../../demos/core/pairs/frames'
import { FRAMES, makeOrigin } from '../../../../demos/core/pairs/card'
import { sampleCards } from '../../../../demos/core/pairs/sample-cards'
import {
  isPositive,
  POSITIVE_RULES,
  verdictOf,
  type PositiveRule,
  type Verdict,
} from '../../../../demos/core/pairs/positive-rules'
import { BANDS, COLUMNS_PER_FRAME, spectrum } from '../../../../demos/core/pairs/audio-spectrum'
import { trackNearest } from '../../../../demos/core/pairs/tracker'
import { publicBytes } from '../data/public-bytes'

describe('rules', () => {
  const here = makeOrigin({ source: 1, row: 1, column: 1, time: 4, track: 0, thing: 7 })
  const cases: [PositiveRule, Parameters<typeof makeOrigin>[0], boolean][] = [
    ['cpc', { source: 1, row: 2, column: 0 }, true],
    ['cpc', { source: 1, row: 3, column: 1 }, false],
    ['cpc', { source: 2, row: 1, column: 1 }, false],
    ['instance', { source: 1 }, true],
    ['instance', { source: 2 }, false],
    ['video', { source: 1, time: 6 }, true],
    ['video', { source: 1, time: 1 }, false],
    ['video', { source: 2, time: 4 }, false],
    ['audio', { source: 1 }, true],
    ['audio', { source: 2 }, false],
    ['tracking', { source: 1, track: 0, time: 0 }, true],
    ['tracking', { source: 1, track: 1 }, false],
    ['tracking', { source: 2, track: 0 }, false],
  ]
  it.each(cases)('%s of %j: %s', (rule, there, positive) => {
    expect(isPositive(rule, here, makeOrigin(there))).toBe(positive)
    expect(isPositive(rule, makeOrigin(there), here)).toBe(positive)
  })
  it('do not read what is seen', () => {
    for (const [rule, there] of cases)
      expect(isPositive(rule, here, makeOrigin({ ...there, thing: 7 }))).toBe(isPositive(rule, here, makeOrigin(there)))
  })
  it('are judged by what is seen', () => {
    const at = (source: number, thing: number) => makeOrigin({ source, thing })
    const judge = (a: [number, number], b: [number, number], alike = false): Verdict =>
      verdictOf('instance', at(...a), at(...b), alike)
    expect(judge([1, 5], [1, 5])).toBe('agrees')
    expect(judge([1, 5], [1, 5], true)).toBe('trivial')
    expect(judge([1, 5], [2, 6], true)).toBe('agrees')
    expect(judge([1, 5], [2, 5])).toBe('falseNegative')
    expect(judge([1, 5], [1, 6])).toBe('falsePositive')
  })
})

describe('tracker', () => {
  it('stays with its object, unless another comes nearer', () => {
    const line = (y: number) => [0, 1, 2, 3].map((x) => [x, y] as const)
    const frames = line(0).map((place, t) => [place, line(9)[t]!])
    expect(trackNearest(frames, 1)).toEqual([1, 1, 1, 1])
    const crossing = [0, 2, 4, 6].map((x) => [[x, 0] as const, [6 - x, 0] as const])
    expect(trackNearest(crossing, 0)).toEqual([0, 0, 1, 1])
  })
})

describe('sound', () => {
  const rhythm = [false, true, false]
  const columns = rhythm.length * COLUMNS_PER_FRAME
  const of = (bands: Float32Array, band: number, frame: number): number =>
    bands[(band - 1) * columns + frame * COLUMNS_PER_FRAME + 3]!
  it('has its pitch and the octave, in the frames of its rhythm only', () => {
    const bands = spectrum(3, rhythm)
    expect(bands).toHaveLength(BANDS * columns)
    for (let band = 1; band <= BANDS; band++) {
      expect(of(bands, band, 0)).toBe(0)
      expect(of(bands, band, 1)).toBeCloseTo(band === 3 ? 1 : band === 6 ? 0.5 : 0, 6)
    }
  })
})

describe('deal', () => {
  let emoji: Split
  beforeAll(async () => {
    emoji = (await loadDataset('emoji', publicBytes, 1)).train
  })
  const verdicts = (rule: PositiveRule, seed: number): Verdict[] => {
    const { cards, alike } = sampleCards(rule, emoji, seed)
    return cards.map(([a, b], i) => verdictOf(rule, a.origin, b.origin, alike[i]!))
  }

  it.each(POSITIVE_RULES)('%s: every deal holds both answers and embarrasses the rule both ways', (rule) => {
    for (let seed = 1; seed <= 50; seed++) {
      const { cards } = sampleCards(rule, emoji, seed)
      const says = cards.map(([a, b]) => isPositive(rule, a.origin, b.origin))
      expect(new Set(says).size, `deal ${seed}`).toBe(2)
      const found = new Set(verdicts(rule, seed))
      expect(found, `deal ${seed}`).toContain('agrees')
      expect(found, `deal ${seed}`).toContain('falseNegative')
      expect(found, `deal ${seed}`).toContain('falsePositive')
      if (['instance', 'video', 'audio'].includes(rule)) expect(found, `deal ${seed}`).toContain('trivial')
    }
  })
  it.each(['instance', 'video', 'audio', 'tracking'] as const)(
    '%s: some positive pair is right, and no copy',
    (rule) => {
      for (let seed = 1; seed <= 50; seed++) {
        const { cards, alike } = sampleCards(rule, emoji, seed)
        const fair = cards.some(
          ([a, b], i) =>
            isPositive(rule, a.origin, b.origin) && verdictOf(rule, a.origin, b.origin, alike[i]!) === 'agrees',
        )
        expect(fair, `deal ${seed}`).toBe(true)
      }
    },
  )
  it('is the same for the same number, and another for another', () => {
    expect(sampleCards('instance', emoji, 3).pictures.all).toEqual(sampleCards('instance', emoji, 3).pictures.all)
    expect(sampleCards('instance', emoji, 3).pictures.all).not.toEqual(sampleCards('instance', emoji, 4).pictures.all)
  })
  it('draws halves that are there: frames of the pictures, boxes inside the picture', () => {
    for (const rule of POSITIVE_RULES) {
      const { cards, pictures, sounds } = sampleCards(rule, emoji, 2)
      const [count] = pictures.all.shape as [number]
      for (const half of cards.flat()) {
        if (half.sound !== undefined) expect(sounds[half.sound]).toBeDefined()
        else expect([1, FRAMES]).toContain(half.frames.length)
        for (const frame of half.frames) expect(frame).toBeLessThan(count)
        for (const [x, y, width, height] of half.boxes) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
          expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(FRAME_SIDE)
        }
      }
    }
  })
  it('shows two artists’ drawings of one emoji as two different pictures', () => {
    const { cards, alike } = sampleCards('instance', emoji, 1)
    const i = cards.findIndex(([a, b]) => a.origin.thing === b.origin.thing && a.origin.source !== b.origin.source)
    expect(i).toBeGreaterThanOrEqual(0)
    expect(alike[i]).toBe(false)
  })
})
