import type { Split } from '../data'
import { Random } from '../random'
import { FrameStore, FRAME_SIDE } from './frames'
import type { Card, CardHalf } from './card'
import { ClipCards } from './clip-cards'
import type { PositiveRule } from './positive-rules'
import { ImageCards } from './image-cards'

export const CARD_COUNT = 6

export interface CardSample {
  cards: readonly Card[]
  album: FrameStore
  /** Spectra, as `sound.ts` makes them. */
  sounds: readonly Float32Array[]
  /** Cards whose halves are equal pixel for pixel, or of which one is silent. */
  alike: readonly boolean[]
}

/** Six cards for a rule: each of its cases once, in random order, some of them twice. */
export function sampleCards(rule: PositiveRule, emoji: Split, seed: number): CardSample {
  const album = new FrameStore()
  const random = new Random(seed, `deal ${rule}`)
  const stills = new ImageCards(album, emoji, random)
  const clips = new ClipCards(album, random)
  const { video, audio, tracking } = clips
  const cases = { cpc: stills.cpc, instance: stills.instance, video, audio, tracking }[rule]
  const chosen = Array.from({ length: CARD_COUNT }, (_, i) => (i < cases.length ? i : random.int(cases.length)))
  const cards = [...random.permutation(CARD_COUNT)].map((i) => cases[chosen[i]!]!())
  const silent = ({ sound }: CardHalf): boolean =>
    sound !== undefined && clips.sounds[sound]!.every((value) => value === 0)
  const alike = ([a, b]: Card): boolean => {
    if (a.sound !== undefined || b.sound !== undefined) return silent(a) || silent(b)
    const part = (half: CardHalf) => half.boxes[half.marked] ?? [0, 0, FRAME_SIDE, FRAME_SIDE]
    return album.sameRectangle(a.frames[a.marked]!, part(a), b.frames[b.marked]!, part(b))
  }
  return { cards, album, sounds: clips.sounds, alike: cards.map(alike) }
}
