import { Random } from '../random'
import { expectLength } from '../tensor/shapes'
import { AssetError } from './asset-error'
import { SIZE, type Bytes, type Dataset, type Split } from './dataset'

/**
 * The path of the visitor's images: a session reads them as it reads a file, and no file of public/ has this path. It is
 * also their name in parameters and links.
 */
export const USER_IMAGES = 'own'
/** Fewest images that can be trained on, and most that are taken. */
export const MIN_USER_IMAGES = 20
export const MAX_USER_IMAGES = 2000

/** The visitor's images as the runtime holds them. */
export interface ImageSet {
  /** `[n, 16, 16, 3]` */
  images: Uint8Array
  /** `[n]` */
  labels: Uint8Array
  /** Names of the labels; without labels there are no names, and all labels are 0. */
  classes: readonly string[]
}

const WIDTH = SIZE * SIZE * 3

/**
 * Packs images into bytes: the number of classes, then the label and the pixels of each image.
 *
 * @returns bytes [1 + n (1 + 768)]
 * @throws RangeError when there are not as many images as labels
 */
export function packImageSet({ images, labels, classes }: ImageSet): Uint8Array {
  expectLength('packImageSet: images', images.length, labels.length * WIDTH)
  const packed = new Uint8Array(1 + labels.length * (1 + WIDTH))
  packed[0] = classes.length
  labels.forEach((label, i) => {
    const at = 1 + i * (1 + WIDTH)
    packed[at] = label
    packed.set(images.subarray(i * WIDTH, (i + 1) * WIDTH), at + 1)
  })
  return packed
}

/**
 * Unpacks the visitor's images, and holds out one of three of each class.
 *
 * @param bytes reads what `packImageSet` made
 * @returns images [n, 16, 16, 3]; one class where there are no labels
 * @throws AssetError when the bytes are not whole images, or fewer than `MIN_USER_IMAGES`
 */
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

/**
 * Divides images into those to train on and those held out, one of three of each class. They are drawn at random,
 * because images that follow each other often look alike; in both parts the classes alternate.
 *
 * @param labels [n]
 * @returns indices of both parts
 */
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
