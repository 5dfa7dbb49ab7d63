import type { Split } from '../data'
import { Random } from '../random'
import { FrameStore, FRAME_SIDE } from './frames'
import type { Card, CardHalf } from './card'
import { ClipCards } from './clip-cards'
import type { PositiveRule } from './positive-rules'
import { ImageCards } from './image-cards'

export const CARD_COUNT = 6

/** Cards, with the pictures and sounds that they refer to. */
export interface CardSample {
  cards: readonly Card[]
  pictures: FrameStore
  /** Spectra, see `audio-spectrum.ts`. */
  sounds: readonly Float32Array[]
  /** For each card, whether its halves are equal pixel for pixel or one of them is silent. */
  alike: readonly boolean[]
}

/**
 * Draws six cards for a rule, in random order: each case of the rule once, and some cases twice.
 *
 * @param rule which pairs are asked about
 * @param emoji images of emoji
 * @param seed seed of all random numbers
 */
export function sampleCards(rule: PositiveRule, emoji: Split, seed: number): CardSample {
  const pictures = new FrameStore()
  const random = new Random(seed, `deal ${rule}`)
  const imageCards = new ImageCards(pictures, emoji, random)
  const clipCards = new ClipCards(pictures, random)
  const { video, audio, tracking } = clipCards
  const cases = { cpc: imageCards.cpc, instance: imageCards.instance, video, audio, tracking }[rule]
  const chosen = Array.from({ length: CARD_COUNT }, (_, i) => (i < cases.length ? i : random.int(cases.length)))
  const cards = [...random.permutation(CARD_COUNT)].map((i) => cases[chosen[i]!]!())
  const silent = ({ sound }: CardHalf): boolean =>
    sound !== undefined && clipCards.sounds[sound]!.every((value) => value === 0)
  const alike = ([a, b]: Card): boolean => {
    if (a.sound !== undefined || b.sound !== undefined) return silent(a) || silent(b)
    const part = (half: CardHalf) => half.boxes[half.marked] ?? [0, 0, FRAME_SIDE, FRAME_SIDE]
    return pictures.sameRectangle(a.frames[a.marked]!, part(a), b.frames[b.marked]!, part(b))
  }
  return { cards, pictures, sounds: clipCards.sounds, alike: cards.map(alike) }
}
