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
export type TaskName = (typeof TASK_NAMES)[number]

/** A question: what the network gets, with cues or without, and the label that the data itself gave. */
export interface Question {
  readonly label: number
  write(cues: Cues, out: Float32Array, at: number): void
}
/** A pretext task on a set of images: it draws questions. */
export interface PretextTask {
  readonly classes: number
  /** Pieces of a question, and their shape [side, side, 3]. */
  readonly pieces: number
  readonly side: number
  draw(random: Random): Question
}

/** The eight neighbours of the centre, as places of the photograph. */
export const NEIGHBOURS = [0, 1, 2, 3, 5, 6, 7, 8] as const
const CENTRE = 4
/** Pictures of one colour, of which a visitor may give some, have no patch with content. */
export const MAX_TRIES = 100

export function createTask(game: TaskName, dataset: Dataset, split: Split, orders: number): PretextTask {
  switch (game) {
    case 'rotation':
      return rotationTask(dataset, split)
    case 'position':
      return patchTask(
        dataset,
        split,
        NEIGHBOURS.map((place) => [CENTRE, place]),
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
 * Patches of a photograph in an order that the label tells. Relative position, Doersch et al. 2015 (arXiv
 * 1505.05192): the centre and one of its eight neighbours. Jigsaw, Noroozi and Favaro 2016 (arXiv
 * 1603.09246): all nine, shuffled by one of |P| orders.
 */
function patchTask(dataset: Dataset, split: Split, orders: readonly (readonly number[])[]): PretextTask {
  const wall = createMosaic(dataset, split)
  const pieces = orders[0]!.length
  return {
    classes: orders.length,
    pieces,
    side: PATCH_SIDE,
    draw(random) {
      const label = random.int(orders.length)
      let scene: PatchSample
      let tries = 0
      // an empty patch can't be placed by anybody; that it has content tells nothing of its place
      do scene = samplePatches(wall, random)
      while (pieces === 2 && ++tries < MAX_TRIES && !orders[label]!.every((place) => hasContent(scene, place)))
      return {
        label,
        write(cues, out, at) {
          for (let i = 0; i < pieces; i++) writePatch(scene, orders[label]![i]!, cues, out, at + i * PATCH_VALUES)
        },
      }
    },
  }
}

/**
 * An image turned by label · 90°, Gidaris et al. 2018 (arXiv 1803.07728). Pixels only change places, so that
 * turning leaves no trace of its own; there are no patches to touch.
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

/** The pixel of an image that pixel i shows once it is turned clockwise by `quarters`. */
export function rotatedPixel(i: number, quarters: number): number {
  let [row, column] = [Math.floor(i / SIZE), i % SIZE]
  for (let q = 0; q < quarters; q++) [row, column] = [SIZE - 1 - column, row]
  return row * SIZE + column
}

const [PATCH_FEATURES, HIDDEN] = [64, 128]

/** Siamese: the same layers for each piece, then their features side by side, then the answer. */
export function createPretextNetwork(game: TaskName, { pieces, classes }: PretextTask): Network {
  const head = (inputs: number) => [dense(inputs, HIDDEN, 'elu'), dense(HIDDEN, classes, 'linear')]
  if (game === 'rotation') return new Network([...createEncoder(3).layers, ...head(FEATURES)])
  return new Network([
    dense(PATCH_VALUES, 128, 'elu'),
    dense(128, PATCH_FEATURES, 'elu'),
    ...head(pieces * PATCH_FEATURES),
  ])
}
