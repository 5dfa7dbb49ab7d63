import { SIZE, type Dataset, type Split } from '../data/dataset'
import { dense } from '../nn/dense'
import { createEncoder, FEATURES } from '../nn/encoder'
import { Network } from '../nn/network'
import type { Random } from '../random'
import { permutationSet } from './permutations'
import {
  samplePatches,
  hasContent,
  PATCH_SIDE,
  PATCH_VALUES,
  writePatch,
  type Cues,
  type PatchSample,
} from './patch-sampler'
import { createMosaic } from './mosaic'

export const TASK_NAMES = ['rotation', 'position', 'jigsaw'] as const
/** A pretext task. */
export type TaskName = (typeof TASK_NAMES)[number]

/** A question of a task: what the network is shown, and the label, which the data themselves give. */
export interface Question {
  readonly label: number
  /** Writes its pieces [pieces, side, side, 3], in 0 … 1, into `out` from index `at` on. */
  write(cues: Cues, out: Float32Array, at: number): void
}
/** A pretext task on some images, which draws questions. */
export interface PretextTask {
  readonly classes: number
  /** Number of pieces of a question; each is [side, side, 3]. */
  readonly pieces: number
  readonly side: number
  draw(random: Random): Question
}

/** The eight neighbours of the centre of the 3 x 3 grid, as cells. */
export const NEIGHBOURS = [0, 1, 2, 3, 5, 6, 7, 8] as const
const CENTRE = 4
/**
 * Most patches that are drawn for a question until both show something. A visitor's images may all be of one colour, and
 * then no patch ever does.
 */
export const MAX_TRIES = 100

/**
 * Creates a pretext task on images.
 *
 * @param game which task
 * @param dataset the data set that the images are from
 * @param split its images
 * @param orders |P|, the number of orders of jigsaw
 */
export function createTask(game: TaskName, dataset: Dataset, split: Split, orders: number): PretextTask {
  switch (game) {
    case 'rotation':
      return rotationTask(dataset, split)
    case 'position':
      return patchTask(
        dataset,
        split,
        NEIGHBOURS.map((cell) => [CENTRE, cell]),
      )
    case 'jigsaw':
      return patchTask(
        dataset,
        split,
        permutationSet(orders).map((order) => [...order]),
      )
  }
}

/**
 * Asks which order some patches of a mosaic are in. Relative position, Doersch et al. 2015 (arXiv 1505.05192), shows the
 * centre and one of its eight neighbours. Jigsaw, Noroozi and Favaro 2016 (arXiv 1603.09246), shows all nine patches,
 * shuffled by one of |P| orders.
 */
function patchTask(dataset: Dataset, split: Split, orders: readonly (readonly number[])[]): PretextTask {
  const mosaic = createMosaic(dataset, split)
  const pieces = orders[0]!.length
  return {
    classes: orders.length,
    pieces,
    side: PATCH_SIDE,
    draw(random) {
      const label = random.int(orders.length)
      let sample: PatchSample
      let tries = 0
      // nobody can tell the position of an empty patch; that a patch has content does not give its position away
      do sample = samplePatches(mosaic, random)
      while (pieces === 2 && ++tries < MAX_TRIES && !orders[label]!.every((cell) => hasContent(sample, cell)))
      return {
        label,
        write(cues, out, at) {
          for (let i = 0; i < pieces; i++) writePatch(sample, orders[label]![i]!, cues, out, at + i * PATCH_VALUES)
        },
      }
    },
  }
}

/**
 * Asks by how many quarter turns an image is rotated, Gidaris et al. 2018 (arXiv 1803.07728). Rotation only permutes
 * pixels, so that it leaves no trace such as interpolation. There are no patches, and so no cues.
 */
function rotationTask({ channels }: Dataset, { images, labels }: Split): PretextTask {
  return {
    classes: 4,
    pieces: 1,
    side: SIZE,
    draw(random) {
      const from = random.int(labels.length) * SIZE * SIZE
      const label = random.int(4)
      return {
        label,
        write(_, out, at) {
          for (let i = 0; i < SIZE * SIZE; i++) {
            const pixel = from + rotatedPixel(i, label)
            for (let c = 0; c < 3; c++) out[at + 3 * i + c] = images[pixel * channels + (channels === 3 ? c : 0)]! / 255
          }
        },
      }
    },
  }
}

/**
 * Finds where a pixel of a rotated image comes from.
 *
 * @param i index of a pixel in the rotated image, row by row
 * @param quarters quarter turns, clockwise
 * @returns index of the pixel in the original image
 */
export function rotatedPixel(i: number, quarters: number): number {
  let [row, column] = [Math.floor(i / SIZE), i % SIZE]
  for (let q = 0; q < quarters; q++) [row, column] = [SIZE - 1 - column, row]
  return row * SIZE + column
}

const [PATCH_FEATURES, HIDDEN] = [64, 128]

/**
 * Creates the network of a task. It is siamese: each piece goes through the same layers; their features are concatenated
 * and go through a head of two layers. Rotation has the encoder of the other demos and the same head.
 */
export function createPretextNetwork(game: TaskName, { pieces, classes }: PretextTask): Network {
  const head = (inputs: number) => [dense(inputs, HIDDEN, 'elu'), dense(HIDDEN, classes, 'linear')]
  if (game === 'rotation') return new Network([...createEncoder(3).layers, ...head(FEATURES)])
  return new Network([
    dense(PATCH_VALUES, 128, 'elu'),
    dense(128, PATCH_FEATURES, 'elu'),
    ...head(pieces * PATCH_FEATURES),
  ])
}
