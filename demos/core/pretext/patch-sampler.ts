import type { Random } from '../random'
import type { Mosaic } from './mosaic'

/** Side of a patch in samples, and of one sample in pixels of the wall. */
export const PATCH_SIDE = 8
const SAMPLE = 0.6
export const PATCH_VALUES = PATCH_SIDE * PATCH_SIDE * 3

/** The nine places of a photograph, row by row; 4 is its centre. */
export const GRID_CELLS = 9
/** Pixels between patches that don't touch, and how far each then strays from its place. */
const GAP = 2.4
const STRAY = 0.8
/** A patch whose levels differ by less is called empty. */
export const MIN_CONTRAST = 0.3
/** Lateral chromatic aberration: a lens that magnifies red by this much more than green, and blue by less. */
const ABERRATION = 0.2

export interface Cues {
  /** Patches side by side, so that edges go on from one to the next. */
  readonly touching: boolean
  /** A lens whose colours don't meet, so that fringes tell where in the photograph a patch lies. */
  readonly shift: boolean
}

/** What a photograph is taken of, and how each of its patches strays: drawn once, seen with cues or without. */
export interface PatchSample {
  readonly block: Float32Array
  readonly side: number
  /** Centre of the photograph. */
  readonly x: number
  readonly y: number
  /** [9, 2] in −1 … 1. */
  readonly stray: Float32Array
}

/** Whether there is anything to see at a place: grey levels that differ. Asked without cues, and of every place alike. */
export function hasContent({ block, side, x, y }: PatchSample, place: number): boolean {
  const reach = Math.floor((PATCH_SIDE * SAMPLE) / 2)
  const column = Math.round(x + ((place % 3) - 1) * (PATCH_SIDE * SAMPLE + GAP))
  const row = Math.round(y + (Math.floor(place / 3) - 1) * (PATCH_SIDE * SAMPLE + GAP))
  let [low, high] = [1, 0]
  for (let i = row - reach; i <= row + reach; i++) {
    for (let j = column - reach; j <= column + reach; j++) {
      const green = block[3 * (i * side + j) + 1]!
      low = Math.min(low, green)
      high = Math.max(high, green)
    }
  }
  return high - low > MIN_CONTRAST
}

export function samplePatches(wall: Mosaic, random: Random): PatchSample {
  const centre = (): number => wall.pitch * random.uniform(1, 2)
  return {
    block: wall.block(random),
    side: 3 * wall.pitch,
    x: centre(),
    y: centre(),
    stray: Float32Array.from({ length: 2 * GRID_CELLS }, () => random.uniform(-1, 1)),
  }
}

/** Writes the patch [8, 8, 3] at one of the nine places into `out`. */
export function writePatch(scene: PatchSample, place: number, cues: Cues, out: Float32Array, at: number): void {
  const pitch = PATCH_SIDE * SAMPLE + (cues.touching ? 0 : GAP)
  const stray = cues.touching ? 0 : STRAY
  const [row, column] = [Math.floor(place / 3) - 1, (place % 3) - 1]
  const left = column * pitch + stray * scene.stray[2 * place]!
  const top = row * pitch + stray * scene.stray[2 * place + 1]!
  for (let c = 0; c < 3; c++) {
    const scale = 1 + (cues.shift ? ABERRATION * (1 - c) : 0)
    for (let i = 0; i < PATCH_SIDE; i++) {
      const y = scene.y + scale * (top + (i - (PATCH_SIDE - 1) / 2) * SAMPLE)
      for (let j = 0; j < PATCH_SIDE; j++) {
        const x = scene.x + scale * (left + (j - (PATCH_SIDE - 1) / 2) * SAMPLE)
        out[at + 3 * (i * PATCH_SIDE + j) + c] = bilinear(scene, x, y, c)
      }
    }
  }
}

function bilinear({ block, side }: PatchSample, x: number, y: number, c: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [x - column, y - row]
  const at = 3 * (row * side + column) + c
  const below = at + 3 * side
  const top = block[at]! * (1 - u) + block[at + 3]! * u
  const bottom = block[below]! * (1 - u) + block[below + 3]! * u
  return top * (1 - v) + bottom * v
}
