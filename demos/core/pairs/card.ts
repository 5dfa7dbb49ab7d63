import type { Origin } from './positive-rules'

/** Frames of a clip. */
export const FRAMES = 8
export type Box = readonly [x: number, y: number, width: number, height: number]

/** One half of a card: a picture, a clip with one frame marked, or a sound. */
export interface CardHalf {
  origin: Origin
  /** Numbers of its pictures in the album; none for a sound. */
  frames: readonly number[]
  /** Place in `frames` of the one that counts. */
  marked: number
  /** A rectangle on each frame, where there is one. */
  boxes: readonly Box[]
  /** Number of its sound; undefined for what is seen. */
  sound?: number
}
export type Card = readonly [CardHalf, CardHalf]

const NOWHERE: Origin = { source: 0, row: 0, column: 0, time: 0, track: 0, thing: 0 }
export const makeOrigin = (given: Partial<Origin>): Origin => ({ ...NOWHERE, ...given })

export const pictureHalf = (frame: number, given: Partial<Origin>, boxes: readonly Box[] = []): CardHalf => ({
  origin: makeOrigin(given),
  frames: [frame],
  marked: 0,
  boxes,
})
