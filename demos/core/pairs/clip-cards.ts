import type { Random } from '../random'
import { colourOf, KINDS, outlineOf, FRAME_SIDE, type FrameStore, type DrawnShape } from './frames'
import { FRAMES, makeOrigin, type Box, type Card, type CardHalf } from './card'
import { spectrum } from './audio-spectrum'
import { trackNearest, type Position } from './tracker'

const RADIUS = 5
const LOUD = 8
const SILENCE = Array.from({ length: FRAMES }, () => false)
const perFrame = <T>(of: (t: number) => T): T[] => Array.from({ length: FRAMES }, (_, t) => of(t))

/** Frames by their numbers, and what each shows. */
interface Clip {
  source: number
  frames: readonly number[]
  /** Kind of the shape in each frame. */
  things: readonly number[]
}

/** Draws cards of clips: shapes that move, shapes that are heard, shapes that are tracked. */
export class ClipCards {
  readonly sounds: Float32Array[] = []
  private sources = 0

  constructor(
    private readonly pictures: FrameStore,
    private readonly random: Random,
  ) {}

  /** Pairs of frames, from one clip or from two. */
  readonly video: readonly (() => Card)[] = [
    () => {
      const clip = this.moving(this.kind())
      const t = this.random.int(FRAMES - 1)
      return [clipHalf(clip, t), clipHalf(clip, t + 1)]
    },
    () => [
      clipHalf(this.moving(this.kind()), this.random.int(FRAMES)),
      clipHalf(this.moving(this.kind()), this.random.int(FRAMES)),
    ],
    // two frames far apart in one clip show the same shape
    () => {
      const clip = this.moving(this.kind())
      return [clipHalf(clip, this.random.int(2)), clipHalf(clip, FRAMES - 1 - this.random.int(2))]
    },
    // nothing moves
    () => {
      const clip = this.still(this.kind())
      const t = this.random.int(FRAMES - 2)
      return [clipHalf(clip, t), clipHalf(clip, t + 2)]
    },
    // the two frames lie before and after a cut between two shots
    () => {
      const [a, b] = [this.moving(this.kind()), this.moving(this.kind())]
      const cut = 2 + this.random.int(FRAMES - 4)
      const join = (x: readonly number[], y: readonly number[]): number[] => [...x.slice(0, cut), ...y.slice(cut)]
      const clip = { source: this.sources++, frames: join(a.frames, b.frames), things: join(a.things, b.things) }
      return [clipHalf(clip, cut - 1), clipHalf(clip, cut)]
    },
  ]

  /** Pairs of a clip and a sound. Shapes grow when they are heard, and each outline has its own pitch. */
  readonly audio: readonly (() => Card)[] = [
    () => {
      const [clip, rhythm] = this.sounding(this.kind())
      return [wholeClipHalf(clip), this.soundHalf(clip.source, clip.things[0]!, rhythm)]
    },
    () => {
      const [clip] = this.sounding(this.kind())
      const [other, rhythm] = this.sounding(this.kind())
      return [wholeClipHalf(clip), this.soundHalf(other.source, other.things[0]!, rhythm)]
    },
    // a silent clip
    () => {
      const clip = this.moving(this.kind())
      return [wholeClipHalf(clip), this.soundHalf(clip.source, clip.things[0]!, SILENCE)]
    },
    // another clip of the same kind of thing
    () => {
      const kind = this.kind()
      const [clip] = this.sounding(kind)
      const [other, rhythm] = this.sounding(kind)
      return [wholeClipHalf(clip), this.soundHalf(other.source, kind, rhythm)]
    },
    // the sound comes from something outside the picture
    () => {
      const clip = this.moving(this.kind())
      return [wholeClipHalf(clip), this.soundHalf(clip.source, this.kind(), this.rhythm())]
    },
  ]

  /** Pairs of tracked regions in clips of two shapes, with a tracker on one of them or on each. */
  readonly tracking: readonly (() => Card)[] = [
    () => this.tracked([this.kind(), this.kind()], lanes, 0, 0),
    () => this.tracked([this.kind(), this.kind()], lanes, 0, 1),
    // two shapes pass each other closely, and the tracker continues with the wrong one
    () => this.tracked([this.kind(), this.kind()], crossing, 0, 0),
    // two shapes of the same kind, each with its own track
    () => {
      const kind = this.kind()
      return this.tracked([kind, kind], lanes, 0, 1)
    },
  ]

  /** Draws a kind of shape that differs from the last one in outline and in colour. */
  private kind(): number {
    let kind: number
    do kind = this.random.int(KINDS)
    while (outlineOf(kind) === outlineOf(this.latest) || colourOf(kind) === colourOf(this.latest))
    this.latest = kind
    return kind
  }
  private latest = -1

  private clip(shapesAt: (t: number) => readonly DrawnShape[]): Clip {
    const ground = 225 + this.random.int(25)
    const shapes = perFrame(shapesAt)
    return {
      source: this.sources++,
      frames: shapes.map((drawn) => this.pictures.drawFrame(drawn, ground)),
      things: shapes.map((drawn) => drawn[0]!.kind),
    }
  }
  private moving(kind: number, radiusAt: (t: number) => number = () => RADIUS): Clip {
    const along = this.path()
    return this.clip((t) => [{ kind, ...along(t), radius: radiusAt(t) }])
  }
  private still(kind: number): Clip {
    const at = this.path()(0)
    return this.clip(() => [{ kind, ...at, radius: RADIUS }])
  }
  /** Draws a straight path across the picture. */
  private path(): (t: number) => { x: number; y: number } {
    const end = (): number => this.random.uniform(8, FRAME_SIDE - 9)
    const [y0, y1] = [end(), end()]
    const [x0, x1] = this.random.int(2) ? [8, FRAME_SIDE - 9] : [FRAME_SIDE - 9, 8]
    const path = (from: number, to: number, t: number): number => from + ((to - from) * t) / (FRAMES - 1)
    return (t) => ({ x: path(x0, x1, t), y: path(y0, y1, t) })
  }

  private rhythm(): boolean[] {
    const loud = this.random.permutation(FRAMES).slice(0, 3)
    return perFrame((t) => loud.includes(t))
  }
  private sounding(kind: number): [Clip, boolean[]] {
    const rhythm = this.rhythm()
    return [this.moving(kind, (t) => (rhythm[t] ? LOUD : RADIUS)), rhythm]
  }
  private soundHalf(source: number, thing: number, rhythm: readonly boolean[]): CardHalf {
    const sound = this.sounds.push(spectrum(1 + outlineOf(thing), rhythm)) - 1
    return { origin: makeOrigin({ source, thing }), frames: [], marked: 0, boxes: [], sound }
  }

  private tracked(kinds: readonly [number, number], paths: Paths, first: number, second: number): Card {
    const centres = perFrame((t) => paths.map((path): Position => path(t)))
    const clip = this.clip((t) =>
      kinds.map((kind, k) => ({ kind, x: centres[t]![k]![0], y: centres[t]![k]![1], radius: growingRadius(t) })),
    )
    const end = (track: number, time: number): CardHalf => {
      const on = trackNearest(centres, track)
      const boxes = on.map((k, t): Box => {
        const [x, y] = centres[t]![k]!
        return [Math.round(x) - 6, Math.round(y) - 6, 12, 12]
      })
      const given = { source: clip.source, track, time, thing: kinds[on[time]!]! }
      return { origin: makeOrigin(given), frames: clip.frames, marked: time, boxes }
    }
    return [end(first, 0), end(second, FRAMES - 1)]
  }
}

/** The radius of tracked shapes grows with time, so that no two frames are equal. */
const growingRadius = (t: number): number => 3.4 + 0.15 * t

type Paths = readonly ((t: number) => Position)[]
const across = (t: number): number => 7 + (18 * t) / (FRAMES - 1)
/** Two parallel paths, too far apart for the tracker to confuse them. */
const lanes: Paths = [(t) => [across(t), 8], (t) => [across(t), 24]]
/** Two paths in opposite directions, which meet between two frames. */
const crossing: Paths = [(t) => [across(t), 15], (t) => [FRAME_SIDE - 1 - across(t), 17]]

const clipHalf = (clip: Clip, time: number): CardHalf => ({
  origin: makeOrigin({ source: clip.source, time, thing: clip.things[time]! }),
  frames: clip.frames,
  marked: time,
  boxes: [],
})
/** A half for the whole clip, with no frame marked. */
const wholeClipHalf = (clip: Clip): CardHalf => ({ ...clipHalf(clip, 0), marked: -1 })
