import { encode } from 'fast-png'
import { SIZE } from '../../demos/core/data/dataset'
import { sheetRows, type SpriteSheetLayout } from '../../demos/core/data/sprite-sheet'

/** The PNG of cells `[16, 16, channels]`, laid row by row. */
export function encodeSheet(layout: SpriteSheetLayout, cells: readonly Uint8Array[]): Uint8Array {
  const { columns, channels } = layout
  if (cells.length !== layout.cells) throw new Error(`${layout.path}: ${cells.length} cells, not ${layout.cells}`)
  const line = SIZE * channels
  const [width, height] = [columns * SIZE, sheetRows(layout) * SIZE]
  const data = new Uint8Array(width * height * channels)
  cells.forEach((cell, i) => {
    const left = (i % columns) * line
    const top = Math.floor(i / columns) * SIZE
    for (let y = 0; y < SIZE; y++) {
      data.set(cell.subarray(y * line, (y + 1) * line), (top + y) * columns * line + left)
    }
  })
  return encode({ width, height, data, channels, depth: 8 }, { zlib: { level: 9 } })
}

/** Mean over the area of each new pixel: `[from, from]` values to `[to, to]`. */
export function shrink(pixels: ArrayLike<number>, from: number, to: number): Float64Array {
  const out = new Float64Array(to * to)
  const scale = from / to
  /** Length that source pixel i shares with target pixel k. */
  const shared = (i: number, k: number): number =>
    Math.max(0, Math.min(i + 1, (k + 1) * scale) - Math.max(i, k * scale))
  for (let row = 0; row < to; row++) {
    for (let column = 0; column < to; column++) {
      let sum = 0
      for (let y = Math.floor(row * scale); y < (row + 1) * scale; y++) {
        for (let x = Math.floor(column * scale); x < (column + 1) * scale; x++) {
          sum += pixels[y * from + x]! * shared(y, row) * shared(x, column)
        }
      }
      out[row * to + column] = sum / scale ** 2
    }
  }
  return out
}
