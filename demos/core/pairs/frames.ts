import { OUTLINES } from '../data/shape-outlines'

/** Side of every picture and frame of a card. */
export const FRAME_SIDE = 32
const BYTES = FRAME_SIDE * FRAME_SIDE * 3
const COLOURS = [
  [196, 48, 48],
  [214, 140, 30],
  [46, 140, 70],
  [40, 120, 190],
  [125, 70, 170],
] as const
export const KINDS = OUTLINES.length * COLOURS.length
/** The two factors of a kind of shape, 0 … KINDS − 1. */
export const outlineOf = (kind: number): number => kind % OUTLINES.length
export const colourOf = (kind: number): number => Math.floor(kind / OUTLINES.length)

export interface DrawnShape {
  kind: number
  x: number
  y: number
  radius: number
}

/** The pictures of a deal, numbered as they are added. */
export class FrameStore {
  private readonly pictures: Uint8Array[] = []

  add(picture: Uint8Array): number {
    return this.pictures.push(picture) - 1
  }
  /** Shapes on a light ground, the last on top. */
  drawFrame(shapes: readonly DrawnShape[], ground: number): number {
    const picture = new Uint8Array(BYTES).fill(ground)
    for (const shape of shapes) draw(picture, shape)
    return this.add(picture)
  }
  /** `[n, SIDE, SIDE, 3]` */
  get all(): { shape: number[]; data: Uint8Array } {
    const data = new Uint8Array(this.pictures.length * BYTES)
    this.pictures.forEach((picture, i) => data.set(picture, i * BYTES))
    return { shape: [this.pictures.length, FRAME_SIDE, FRAME_SIDE, 3], data }
  }
  /** Whether a rectangle of one picture equals, pixel for pixel, one of another. */
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
      // a pixel is covered as far as the outline's signed distance, in pixels, goes through it
      const cover = Math.min(1, Math.max(0, 0.5 - outline((x - cx) / radius, (y - cy) / radius) * radius))
      for (let c = 0; c < 3; c++) picture[at + c] = Math.round(picture[at + c]! * (1 - cover) + colour[c]! * cover)
    }
  }
}

/** A rectangle of a square picture `[size, size, 3]`, enlarged to SIDE; mirrored, its channels brightened. */
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
export interface CropOptions {
  left: number
  top: number
  side: number
  mirrored: boolean
  gains: readonly [number, number, number]
}
