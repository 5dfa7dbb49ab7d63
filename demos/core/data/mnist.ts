import { SIZE, type Bytes, type Dataset, type Split } from './dataset'
import { readSpriteSheet, type SpriteSheetLayout } from './sprite-sheet'

/** Images of each digit that are trained on, and that are held out. */
const TRAIN = 760
const TEST = 100
const DIGITS = 10

/** The layout of the sheet of digits: cell i shows the digit i mod 10. */
export const MNIST_LAYOUT: SpriteSheetLayout = {
  path: 'data/mnist.png',
  columns: 100,
  cells: (TRAIN + TEST) * DIGITS,
  channels: 1,
}

/**
 * Loads handwritten digits (LeCun, Cortes and Burges), reduced from 28 x 28 to 16 x 16 pixels.
 *
 * @param bytes reads a file of public/
 * @returns images [n, 16, 16, 1] with 10 classes
 * @throws AssetError when the file is missing or damaged
 */
export async function loadMnist(bytes: Bytes): Promise<Dataset> {
  const images = await readSpriteSheet(MNIST_LAYOUT, bytes)
  const split = (first: number, n: number): Split => ({
    images: images.slice(first * SIZE * SIZE, (first + n) * SIZE * SIZE),
    labels: Uint8Array.from({ length: n }, (_, i) => (first + i) % DIGITS),
  })
  return {
    name: 'mnist',
    size: SIZE,
    channels: 1,
    classes: DIGITS,
    train: split(0, TRAIN * DIGITS),
    test: split(TRAIN * DIGITS, TEST * DIGITS),
  }
}
