import { describe, expect, it } from 'vitest'
import { drawSquares } from '../../../demos/plots/draw-points'
import { writeImage, writeScaled } from '../../../demos/plots/pixels'

const image = (width: number, height: number): ImageData =>
  ({ width, height, data: new Uint8ClampedArray(4 * width * height) }) as unknown as ImageData

it('writes each point as a square of its class colour, and none outside', () => {
  const target = image(8, 8)
  const place = { points: Float32Array.of(0, 0, 1, 1, 5, 5), sx: 4, sy: 4, tx: 2, ty: 2 }
  drawSquares(
    target,
    place,
    [0, 1, 0],
    [
      [255, 0, 0],
      [0, 128, 255],
    ],
    2,
  )
  const at = (x: number, y: number): number[] => [...target.data.slice(4 * (8 * y + x), 4 * (8 * y + x) + 4)]
  expect(at(1, 1)).toEqual([255, 0, 0, 255])
  expect(at(2, 2)).toEqual([255, 0, 0, 255])
  expect(at(6, 6)).toEqual([0, 128, 255, 255])
  expect(at(4, 4)).toEqual([0, 0, 0, 0])
  expect(target.data.filter((_, i) => i % 4 === 3).reduce((sum, a) => sum + a / 255, 0)).toBe(8)
})

it('writes grey and colour images as RGBA', () => {
  const grey = new Uint8ClampedArray(16)
  writeImage({ shape: [2, 2, 2, 1], data: Uint8Array.of(0, 0, 0, 0, 1, 2, 3, 4) }, 1, grey, 2)
  expect([...grey]).toEqual([1, 1, 1, 255, 2, 2, 2, 255, 3, 3, 3, 255, 4, 4, 4, 255])
  const colour = new Uint8ClampedArray(8)
  writeImage({ shape: [1, 1, 1, 3], data: Uint8Array.of(7, 8, 9) }, 0, colour, 2, 1)
  expect([...colour]).toEqual([0, 0, 0, 0, 7, 8, 9, 255])
})

describe('an image in another', () => {
  const source = Uint32Array.of(1, 2, 3, 4, 5, 6)
  const into = (width: number, height: number, ...place: [number, number, number, number]): number[][] => {
    const target = { width, height, data: new Uint8ClampedArray(4 * width * height) } as ImageData
    writeScaled(source, [3, 2], target, place)
    const words = new Uint32Array(target.data.buffer)
    return Array.from({ length: height }, (_, y) => [...words.slice(y * width, (y + 1) * width)])
  }
  it('is enlarged to the nearest pixel', () => {
    expect(into(6, 4, 0, 0, 6, 4)).toEqual([
      [1, 1, 2, 2, 3, 3],
      [1, 1, 2, 2, 3, 3],
      [4, 4, 5, 5, 6, 6],
      [4, 4, 5, 5, 6, 6],
    ])
    expect(into(4, 1, 0, 0, 4, 1)).toEqual([[4, 5, 5, 6]])
  })
  it('leaves what is around it', () => {
    expect(into(5, 4, 1, 1, 3, 2)).toEqual([
      [0, 0, 0, 0, 0],
      [0, 1, 2, 3, 0],
      [0, 4, 5, 6, 0],
      [0, 0, 0, 0, 0],
    ])
  })
  it('is reduced, as a matrix that is larger than its canvas', () => {
    expect(into(1, 1, 0, 0, 1, 1)).toEqual([[5]])
  })
})
