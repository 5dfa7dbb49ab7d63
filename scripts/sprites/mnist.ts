import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SIZE } from '../../demos/core/data/dataset'
import { MNIST_LAYOUT } from '../../demos/core/data/mnist'
import { shrink } from './sheet'

const SIDE = 28

/** Digits 0 to 9 in turn, in the order of the package, which keeps each digit's images in a file: floats 0 to 1. */
export function drawMnist(modules: string): Uint8Array[] {
  const digits = Array.from({ length: 10 }, (_, digit) => {
    const file = join(modules, 'mnist/src/digits', `${digit}.json`)
    return (JSON.parse(readFileSync(file, 'utf8')) as { data: number[] }).data
  })
  return Array.from({ length: MNIST_LAYOUT.cells }, (_, i) => {
    const from = Math.floor(i / 10) * SIDE * SIDE
    const pixels = digits[i % 10]!.slice(from, from + SIDE * SIDE)
    if (pixels.length < SIDE * SIDE) throw new Error(`the package has too few images of ${i % 10}`)
    return Uint8Array.from(shrink(pixels, SIDE, SIZE), (value) => Math.round(value * 255))
  })
}
