import { SIZE, type Dataset, type Split } from '../data/dataset'
import type { Random } from '../random'

/** Tiles of a block to a side: a photograph lies within them, wherever in the middle one its centre is. */
const TILES = 3

/**
 * An endless wall of images, side by side, from which photographs are taken. Their centres are uniform over a
 * tile, so every place of a photograph shows the same mixture of contents: where a patch lies cannot be told
 * from the patch alone, whatever the gap between patches. Nothing is padded.
 */
export interface Mosaic {
  /** Pixels from one image to the next; the blank margins of digits are left out. */
  readonly pitch: number
  /** Tiles that meet, [3 pitch, 3 pitch, 3] in 0 … 1. */
  block(random: Random): Float32Array
}

const MARGINS: Readonly<Partial<Record<Dataset['name'], number>>> = { mnist: 1 }

export function createMosaic({ name, channels }: Dataset, { images, labels }: Split): Mosaic {
  const margin = MARGINS[name] ?? 0
  const pitch = SIZE - 2 * margin
  const side = TILES * pitch
  return {
    pitch,
    block(random) {
      const block = new Float32Array(side * side * 3)
      for (let tile = 0; tile < TILES * TILES; tile++) {
        const from = random.int(labels.length) * SIZE * SIZE
        const to = Math.floor(tile / TILES) * pitch * side + (tile % TILES) * pitch
        for (let y = 0; y < pitch; y++) {
          for (let x = 0; x < pitch; x++) {
            const pixel = from + (y + margin) * SIZE + x + margin
            for (let c = 0; c < 3; c++) {
              block[3 * (to + y * side + x) + c] = images[pixel * channels + (channels === 3 ? c : 0)]! / 255
            }
          }
        }
      }
      return block
    },
  }
}
