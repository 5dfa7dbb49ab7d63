import { decode } from 'fast-png'
import { AssetError } from './asset-error'
import { SIZE, type Bytes } from './dataset'

/** How the cells of a sprite sheet lie: row by row, `columns` to a row. */
export interface SpriteSheetLayout {
  path: string
  columns: number
  cells: number
  channels: 1 | 3
}
export const sheetRows = ({ columns, cells }: SpriteSheetLayout): number => Math.ceil(cells / columns)

/** The cells of a sheet in their order, `[cells, 16, 16, channels]`. */
export async function readSpriteSheet(layout: SpriteSheetLayout, bytes: Bytes): Promise<Uint8Array> {
  const { path, columns, cells, channels } = layout
  const png = decodeOrThrow(path, await bytes(path))
  const fits =
    png.width === columns * SIZE &&
    png.height === sheetRows(layout) * SIZE &&
    png.channels === channels &&
    png.depth === 8
  if (!fits) throw new AssetError(path)

  const line = SIZE * channels
  const images = new Uint8Array(cells * SIZE * line)
  for (let cell = 0; cell < cells; cell++) {
    const left = (cell % columns) * line
    const top = Math.floor(cell / columns) * SIZE
    for (let y = 0; y < SIZE; y++) {
      const from = (top + y) * columns * line + left
      images.set(png.data.subarray(from, from + line), (cell * SIZE + y) * line)
    }
  }
  return images
}

function decodeOrThrow(path: string, file: Uint8Array) {
  try {
    return decode(file, { checkCrc: true })
  } catch {
    throw new AssetError(path)
  }
}
