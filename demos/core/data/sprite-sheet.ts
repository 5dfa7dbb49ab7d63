import { decode } from 'fast-png'
import { AssetError } from './asset-error'
import { SIZE, type Bytes } from './dataset'

/** How the images of a sprite sheet are arranged: row by row, with `columns` images in a row. */
export interface SpriteSheetLayout {
  path: string
  columns: number
  cells: number
  channels: 1 | 3
}
/** Counts the rows of a sheet; the last may be shorter. */
export const sheetRows = ({ columns, cells }: SpriteSheetLayout): number => Math.ceil(cells / columns)

/**
 * Reads the images of a sprite sheet, a PNG file.
 *
 * @param layout path and arrangement of the sheet
 * @param bytes reads a file of public/
 * @returns images [cells, 16, 16, channels] in their order
 * @throws AssetError when the file is not a PNG of that size and depth
 */
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
