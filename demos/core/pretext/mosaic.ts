import { SIZE, type Dataset, type Split } from '../data/dataset'
import type { Random } from '../random'
import { expectLength } from '../tensor/shapes'

/** Images along each side of a block. The nine patches lie within them, wherever in the middle image their centre is. */
const TILES = 3

/**
 * An endless mosaic of images, side by side, from which patches are taken. The centre of the 3 x 3 patches is uniform
 * over an image, so that each of the nine cells shows the same mixture of contents: a patch alone does not tell its
 * position, whatever the gap between patches. Nothing is padded.
 */
export interface Mosaic {
  /** Pixels from one image to the next. The blank margins of digits are left out. */
  readonly pitch: number
  /** Draws 3 x 3 images side by side, [3 pitch, 3 pitch, 3] in 0 … 1. */
  block(random: Random): Float32Array
}

/** Blank pixels at each edge of the images of a data set. */
const MARGINS: Readonly<Partial<Record<Dataset['name'], number>>> = { mnist: 1 }

/**
 * Creates a mosaic of the images of a data set.
 *
 * @throws RangeError when there are not as many images as labels
 */
export function createMosaic({ name, channels }: Dataset, { images, labels }: Split): Mosaic {
  expectLength('createMosaic: images', images.length, labels.length * SIZE * SIZE * channels)
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
