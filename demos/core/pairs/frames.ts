import { OUTLINES } from '../data/shape-outlines'

/** Side of every picture and every frame of a clip, in pixels. */
export const FRAME_SIDE = 32
const BYTES = FRAME_SIDE * FRAME_SIDE * 3
const COLOURS = [
  [196, 48, 48],
  [214, 140, 30],
  [46, 140, 70],
  [40, 120, 190],
  [125, 70, 170],
] as const
/** Number of kinds of shape: each outline in each colour. */
export const KINDS = OUTLINES.length * COLOURS.length
/** Index of the outline of a kind, 0 … KINDS − 1. */
export const outlineOf = (kind: number): number => kind % OUTLINES.length
/** Index of the colour of a kind, 0 … KINDS − 1. */
export const colourOf = (kind: number): number => Math.floor(kind / OUTLINES.length)

/** A shape in a frame: its kind, its centre and its radius in pixels. */
export interface DrawnShape {
  kind: number
  x: number
  y: number
  radius: number
}

/** The pictures of a sample of cards. Each gets a number when it is added; cards refer to pictures by their numbers. */
export class FrameStore {
  private readonly pictures: Uint8Array[] = []

  /** Adds a picture [FRAME_SIDE, FRAME_SIDE, 3], and returns its number. */
  add(picture: Uint8Array): number {
    return this.pictures.push(picture) - 1
  }
  /** Draws shapes on a light ground, the last one on top, and adds the picture. Returns its number. */
  drawFrame(shapes: readonly DrawnShape[], ground: number): number {
    const picture = new Uint8Array(BYTES).fill(ground)
    for (const shape of shapes) draw(picture, shape)
    return this.add(picture)
  }
  /** All pictures [n, FRAME_SIDE, FRAME_SIDE, 3], in the order of their numbers. */
  get all(): { shape: number[]; data: Uint8Array } {
    const data = new Uint8Array(this.pictures.length * BYTES)
    this.pictures.forEach((picture, i) => data.set(picture, i * BYTES))
    return { shape: [this.pictures.length, FRAME_SIDE, FRAME_SIDE, 3], data }
  }
  /** Tells whether a rectangle of one picture equals, pixel for pixel, a rectangle of another. */
  sameRectangle(i: number, a: readonly number[], j: number, b: readonly number[]): boolean {
    const [ax, ay, width, height] = a as [number, number, number, number]
    const [bx, by] = b as [number, number]
    const [first, second] = [this.pictures[i]!, this.pictures[j]!]
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < 3 * width; x++) {
        if (first[3 * ((ay + y) * FRAME_SIDE + ax) + x] !== second[3 * ((by + y) * FRAME_SIDE + bx) + x]) return false
      }
    }
    return true
  }
}

function draw(picture: Uint8Array, { kind, x: cx, y: cy, radius }: DrawnShape): void {
  const outline = OUTLINES[outlineOf(kind)]!
  const colour = COLOURS[colourOf(kind)]!
  // no outline reaches further, antialiasing included
  const reach = 1.2 * radius + 1
  const [left, right] = [Math.max(0, Math.ceil(cx - reach)), Math.min(FRAME_SIDE - 1, Math.floor(cx + reach))]
  const [top, bottom] = [Math.max(0, Math.ceil(cy - reach)), Math.min(FRAME_SIDE - 1, Math.floor(cy + reach))]
  for (let y = top; y <= bottom; y++) {
    for (let x = left, at = 3 * (y * FRAME_SIDE + left); x <= right; x++, at += 3) {
      // how much of the pixel the shape covers, from the signed distance in pixels
      const cover = Math.min(1, Math.max(0, 0.5 - outline((x - cx) / radius, (y - cy) / radius) * radius))
      for (let c = 0; c < 3; c++) picture[at + c] = Math.round(picture[at + c]! * (1 - cover) + colour[c]! * cover)
    }
  }
}

/**
 * Crops a square of a picture, enlarges it to a frame, and may mirror it and change the gains of its channels.
 *
 * @param picture [size, size, 3]
 * @param size side of the picture
 * @returns frame [FRAME_SIDE, FRAME_SIDE, 3]
 */
export function cropFrame(
  picture: Uint8Array,
  size: number,
  { left, top, side, mirrored, gains }: CropOptions,
): Uint8Array {
  const out = new Uint8Array(BYTES)
  for (let y = 0, at = 0; y < FRAME_SIDE; y++) {
    for (let x = 0; x < FRAME_SIDE; x++) {
      const column = left + Math.floor(((mirrored ? FRAME_SIDE - 1 - x : x) * side) / FRAME_SIDE)
      const row = top + Math.floor((y * side) / FRAME_SIDE)
      for (let c = 0; c < 3; c++, at++)
        out[at] = Math.min(255, Math.round(picture[3 * (row * size + column) + c]! * gains[c]!))
    }
  }
  return out
}
/** Which square is cropped, in pixels, and what is changed. */
export interface CropOptions {
  left: number
  top: number
  side: number
  mirrored: boolean
  gains: readonly [number, number, number]
}
