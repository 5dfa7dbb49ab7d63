import type { Box, Card, CardHalf } from '../core/pairs/card'
import { FRAMES, makeOrigin } from '../core/pairs/card'
import { POSITIVE_RULES, type PositiveRule } from '../core/pairs/positive-rules'
import type { NdArray } from '../core/ndarray'
import type { Snapshot } from '../runtime/contract'

/** The order of the numbers of an origin. A half is: frame count, frames, marked, sound (−1: none), origin, box count, boxes. */
const ORIGIN = ['source', 'row', 'column', 'time', 'track', 'thing'] as const
const WIDTH = 1 + FRAMES + 2 + ORIGIN.length + 1 + 4 * FRAMES

/** Encodes cards as numbers [cards, 2, WIDTH]. */
export function encodeCards(cards: readonly Card[]): NdArray {
  const data = new Int32Array(cards.length * 2 * WIDTH)
  cards.flat().forEach((half, i) => data.set(numbers(half), i * WIDTH))
  return { shape: [cards.length, 2, WIDTH], data }
}
function numbers({ frames, marked, sound, origin: from, boxes }: CardHalf): number[] {
  const padded = Array.from({ length: FRAMES }, (_, i) => frames[i] ?? 0)
  return [
    frames.length,
    ...padded,
    marked,
    sound ?? -1,
    ...ORIGIN.map((key) => from[key]),
    boxes.length,
    ...boxes.flat(),
  ]
}

export interface SampledCard {
  rule: PositiveRule
  card: Card
  alike: boolean
}
/** Decodes card i of a snapshot, with the rule that it was drawn for. */
export function readCard({ arrays }: Snapshot, i: number): SampledCard {
  const half = (which: 0 | 1): CardHalf => {
    const row = [...arrays.cards!.data.subarray((2 * i + which) * WIDTH, (2 * i + which + 1) * WIDTH)]
    const take = (n: number): number[] => row.splice(0, n)
    const [count] = take(1) as [number]
    const frames = take(FRAMES).slice(0, count)
    const [marked, sound] = take(2) as [number, number]
    const values = take(ORIGIN.length)
    const from = makeOrigin(Object.fromEntries(ORIGIN.map((key, k) => [key, values[k]!])))
    const [boxCount] = take(1) as [number]
    const boxes = Array.from({ length: boxCount }, () => take(4) as unknown as Box)
    return { frames, marked, sound: sound < 0 ? undefined : sound, origin: from, boxes }
  }
  return {
    rule: POSITIVE_RULES[arrays.rule!.data[0]!]!,
    card: [half(0), half(1)],
    alike: arrays.alike!.data[i] === 1,
  }
}
