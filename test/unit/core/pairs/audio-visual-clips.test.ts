import { describe, expect, it } from 'vitest'
import { FRAMES } from '../../../../demos/core/pairs/card'
import {
  sampleClip,
  fromVector,
  audioInput,
  toVector,
  sameEvent,
  videoInput,
  VIDEO_INPUTS,
  waveform,
  type ClipCauses,
} from '../../../../demos/core/pairs/audio-visual-clips'
import { Random } from '../../../../demos/core/random'

const scene: ClipCauses = {
  look: 0,
  sound: 0,
  kind: 1,
  ground: 240,
  x: 16,
  y: 16,
  phase: 0,
  pitch: 2,
  loudness: 1,
  offbeat: 0,
  noise: 0,
}
const random = () => new Random(1, 'test')
/** The loudest band of each frame, from 1. */
const loudest = (bands: Float32Array): number[] =>
  Array.from({ length: FRAMES }, (_, t) => {
    const column = Array.from({ length: 12 }, (_, band) => bands[band * FRAMES + t]!)
    return 1 + column.indexOf(Math.max(...column))
  })

describe('clips with known causes', () => {
  it('have six events, two for each look and two for each sound, or all nine without a common cause', () => {
    const pairs = (shared: boolean): string[] => {
      const drawn = Array.from({ length: 200 }, (_, i) => sampleClip(new Random(1, 'draw', i), shared))
      return [...new Set(drawn.map(({ look, sound }) => `${look}${sound}`))].sort()
    }
    expect(pairs(true)).toEqual(['00', '01', '11', '12', '20', '22'])
    expect(pairs(false)).toHaveLength(9)
    expect(sameEvent(scene, { ...scene, kind: 3, pitch: 4 })).toBe(true)
    expect(sameEvent(scene, { ...scene, sound: 1 })).toBe(false)
  })
  it('travel as a list', () => {
    expect(fromVector(Float64Array.from(toVector(scene)))).toEqual(scene)
  })
  it('move up and down, sideways, or both: the dark blocks show where', () => {
    const places = (look: number, of: (block: number) => number): number => {
      const input = videoInput({ ...scene, look })
      const at = Array.from(input.keys()).filter((i) => input[i]! > 0.05)
      return new Set(at.map((i) => of(i % 64))).size
    }
    const [row, column] = [(block: number) => Math.floor(block / 8), (block: number) => block % 8]
    expect(places(0, row)).toBeGreaterThan(places(0, column))
    expect(places(1, column)).toBeGreaterThan(places(1, row))
    expect(videoInput(scene)).toHaveLength(VIDEO_INPUTS)
  })
  it('are heard to rise, to fall, or to beat', () => {
    expect(loudest(audioInput({ ...scene, pitch: 2 }, random()))[0]).toBe(2)
    const rising = loudest(audioInput(scene, random()))
    expect(rising).toEqual(rising.toSorted((a, b) => a - b))
    expect(rising.at(-1)).toBeGreaterThan(rising[0]!)
    const falling = loudest(audioInput({ ...scene, sound: 1 }, random()))
    expect(falling).toEqual(rising.toReversed())
    const beats = audioInput({ ...scene, sound: 2 }, random())
    expect([...beats.slice(3 * FRAMES, 4 * FRAMES)].map(Math.round)).toEqual([0, 1, 0, 1, 0, 1, 0, 1])
  })
  it('sound at the pitch asked for, frame by frame', () => {
    const wave = waveform({ ...scene, sound: 2, pitch: 2, offbeat: 1 }, 1000, 1, random())
    const crossings = [...wave.slice(0, 1000).keys()].filter((n) => n > 0 && wave[n - 1]! < 0 && wave[n]! >= 0)
    expect(crossings.length).toBeGreaterThanOrEqual(3)
    expect(crossings.length).toBeLessThanOrEqual(4)
    expect(wave.slice(1000, 2000).every((sample) => sample === 0)).toBe(true)
  })
})
