import type { Origin } from './positive-rules'

/** Number of frames of a clip. */
export const FRAMES = 8
/** A rectangle of a picture, in pixels. */
export type Box = readonly [x: number, y: number, width: number, height: number]

/** One half of a card: a picture, a clip with one frame marked, or a sound. */
export interface CardHalf {
  origin: Origin
  /** Numbers of its pictures in the `FrameStore`; none for a sound. */
  frames: readonly number[]
  /** Index in `frames` of the frame that the rule reads; −1 when it reads the whole clip. */
  marked: number
  /** A rectangle on each frame, where there is one. */
  boxes: readonly Box[]
  /** Number of its sound; undefined for pictures. */
  sound?: number
}
/** A pair of samples, to be judged positive or negative. */
export type Card = readonly [CardHalf, CardHalf]

const NOWHERE: Origin = { source: 0, row: 0, column: 0, time: 0, track: 0, thing: 0 }
/** Completes an origin; what is not given is 0. */
export const makeOrigin = (given: Partial<Origin>): Origin => ({ ...NOWHERE, ...given })

/** Makes a half of a card that is one picture. */
export const pictureHalf = (frame: number, given: Partial<Origin>, boxes: readonly Box[] = []): CardHalf => ({
  origin: makeOrigin(given),
  frames: [frame],
  marked: 0,
  boxes,
})
