import { AssetError } from './asset-error'
import { Random } from '../random'
import { SIZE, type Bytes, type Dataset, type Split } from './dataset'

/** The visitor's own images reach a session like a file, by a path that no file of public/ has. */
export const USER_IMAGES = 'own'
export const MIN_USER_IMAGES = 20
export const MAX_USER_IMAGES = 2000

export interface ImageSet {
  /** `[n, 16, 16, 3]` */
  images: Uint8Array
  /** `[n]` */
  labels: Uint8Array
  /** Names of the labels; none, and labels all 0, when nothing tells the images apart. */
  classes: readonly string[]
}

const WIDTH = SIZE * SIZE * 3

/** The number of classes, then the label and the pixels of each image. */
export function packImageSet({ images, labels, classes }: ImageSet): Uint8Array {
  const packed = new Uint8Array(1 + labels.length * (1 + WIDTH))
  packed[0] = classes.length
  labels.forEach((label, i) => {
    const at = 1 + i * (1 + WIDTH)
    packed[at] = label
    packed.set(images.subarray(i * WIDTH, (i + 1) * WIDTH), at + 1)
  })
  return packed
}

/** One image of three, of each class, is held out. A data set without labels has one class. */
export async function loadUserImages(bytes: Bytes): Promise<Dataset> {
  const packed = await bytes(USER_IMAGES)
  const n = (packed.length - 1) / (1 + WIDTH)
  if (!Number.isInteger(n) || n < MIN_USER_IMAGES) throw new AssetError(USER_IMAGES)
  const label = (i: number): number => packed[1 + i * (1 + WIDTH)]!
  const { train, test } = trainTestSplit(Uint8Array.from({ length: n }, (_, i) => label(i)))
  const split = (of: readonly number[]): Split => {
    const images = new Uint8Array(of.length * WIDTH)
    of.forEach((i, to) => {
      const at = 2 + i * (1 + WIDTH)
      images.set(packed.subarray(at, at + WIDTH), to * WIDTH)
    })
    return { images, labels: Uint8Array.from(of, label) }
  }
  return {
    name: USER_IMAGES,
    size: SIZE,
    channels: 3,
    classes: Math.max(1, packed[0]!),
    train: split(train),
    test: split(test),
  }
}

/** Which images are trained on and which held out, classes taking turns. Drawn, as neighbours often resemble. */
export function trainTestSplit(labels: Uint8Array): { train: number[]; test: number[] } {
  const counts: number[] = []
  const ranked = [...new Random(0, 'own').permutation(labels.length)].map((i) => {
    const label = labels[i]!
    const rank = counts[label] ?? 0
    counts[label] = rank + 1
    return { i, rank }
  })
  ranked.sort((a, b) => a.rank - b.rank)
  const of = (held: boolean): number[] => ranked.filter(({ rank }) => (rank % 3 === 1) === held).map(({ i }) => i)
  return { train: of(false), test: of(true) }
}
