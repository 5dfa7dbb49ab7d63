import type { Split } from '../data'
import { Random } from '../random'
import { Album, SIDE } from './album'
import type { Card, Half } from './card'
import { Clips } from './clips'
import type { Rule } from './rules'
import { Stills } from './stills'

export const CARDS = 6

export interface Deal {
  cards: readonly Card[]
  album: Album
  /** Spectra, as `sound.ts` makes them. */
  sounds: readonly Float32Array[]
  /** Cards whose halves are equal pixel for pixel, or of which one is silent. */
  alike: readonly boolean[]
}

/** Six cards for a rule: each of its cases once, in random order, some of them twice. */
export function deal(rule: Rule, emoji: Split, seed: number): Deal {
  const album = new Album()
  const random = new Random(seed, `deal ${rule}`)
  const stills = new Stills(album, emoji, random)
  const clips = new Clips(album, random)
  const { video, audio, tracking } = clips
  const cases = { cpc: stills.cpc, instance: stills.instance, video, audio, tracking }[rule]
  const chosen = Array.from({ length: CARDS }, (_, i) => (i < cases.length ? i : random.int(cases.length)))
  const cards = [...random.permutation(CARDS)].map((i) => cases[chosen[i]!]!())
  const silent = ({ sound }: Half): boolean => sound !== undefined && clips.sounds[sound]!.every((value) => value === 0)
  const alike = ([a, b]: Card): boolean => {
    if (a.sound !== undefined || b.sound !== undefined) return silent(a) || silent(b)
    const part = (half: Half) => half.boxes[half.marked] ?? [0, 0, SIDE, SIDE]
    return album.equal(a.frames[a.marked]!, part(a), b.frames[b.marked]!, part(b))
  }
  return { cards, album, sounds: clips.sounds, alike: cards.map(alike) }
}
