import type { Random } from '../random'
import type { Mosaic } from './mosaic'

/** Side of a patch in samples, and distance of two samples in pixels of the mosaic. */
export const PATCH_SIDE = 8
const SAMPLE = 0.6
/** Numbers of a patch. */
export const PATCH_VALUES = PATCH_SIDE * PATCH_SIDE * 3

/** Cells of the 3 x 3 grid of patches, numbered row by row; 4 is the centre. */
export const GRID_CELLS = 9
/** Pixels between patches that do not touch, and how far each may then be moved from the middle of its cell. */
const GAP = 2.4
const MAX_JITTER = 0.8
/** A patch whose grey levels differ by less counts as empty. */
export const MIN_CONTRAST = 0.3
/** Lateral chromatic aberration: the lens magnifies red by this share more than green, and blue by as much less. */
const ABERRATION = 0.2

/** Cues that make the answer trivial. */
export interface Cues {
  /** Patches touch, so that edges continue from one to the next. */
  readonly touching: boolean
  /** The lens has chromatic aberration, so that colour fringes tell where in the picture a patch lies. */
  readonly aberration: boolean
}

/** A block of the mosaic and the positions of its nine patches. It is drawn once, and rendered with cues or without. */
export interface PatchSample {
  /** [side, side, 3] in 0 … 1. */
  readonly block: Float32Array
  readonly side: number
  /** Centre of the nine patches, in pixels of the block. */
  readonly x: number
  readonly y: number
  /** [9, 2] in −1 … 1: how each patch is moved from the middle of its cell. */
  readonly jitter: Float32Array
}

/**
 * Tells whether a cell shows anything: whether its grey levels differ. It does not depend on cues, and it is the same
 * test for every cell.
 *
 * @param cell cell of the grid, 0 to 8
 */
export function hasContent({ block, side, x, y }: PatchSample, cell: number): boolean {
  const reach = Math.floor((PATCH_SIDE * SAMPLE) / 2)
  const column = Math.round(x + ((cell % 3) - 1) * (PATCH_SIDE * SAMPLE + GAP))
  const row = Math.round(y + (Math.floor(cell / 3) - 1) * (PATCH_SIDE * SAMPLE + GAP))
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

/**
 * Draws a block of a mosaic and the positions of nine patches.
 *
 * @param mosaic what is drawn from
 * @param random source of random numbers
 */
export function samplePatches(mosaic: Mosaic, random: Random): PatchSample {
  const centre = (): number => mosaic.pitch * random.uniform(1, 2)
  return {
    block: mosaic.block(random),
    side: 3 * mosaic.pitch,
    x: centre(),
    y: centre(),
    jitter: Float32Array.from({ length: 2 * GRID_CELLS }, () => random.uniform(-1, 1)),
  }
}

/**
 * Renders a patch [8, 8, 3] by bilinear interpolation.
 *
 * @param cell cell of the grid, 0 to 8
 * @param cues which cues are shown
 * @param out where the patch is written
 * @param at index of its first number in `out`
 */
export function writePatch(sample: PatchSample, cell: number, cues: Cues, out: Float32Array, at: number): void {
  const pitch = PATCH_SIDE * SAMPLE + (cues.touching ? 0 : GAP)
  const jitter = cues.touching ? 0 : MAX_JITTER
  const [row, column] = [Math.floor(cell / 3) - 1, (cell % 3) - 1]
  const left = column * pitch + jitter * sample.jitter[2 * cell]!
  const top = row * pitch + jitter * sample.jitter[2 * cell + 1]!
  for (let c = 0; c < 3; c++) {
    const scale = 1 + (cues.aberration ? ABERRATION * (1 - c) : 0)
    for (let i = 0; i < PATCH_SIDE; i++) {
      const y = sample.y + scale * (top + (i - (PATCH_SIDE - 1) / 2) * SAMPLE)
      for (let j = 0; j < PATCH_SIDE; j++) {
        const x = sample.x + scale * (left + (j - (PATCH_SIDE - 1) / 2) * SAMPLE)
        out[at + 3 * (i * PATCH_SIDE + j) + c] = bilinear(sample, x, y, c)
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
