import { AssetError } from './asset-error'
import { SIZE, type Bytes, type Dataset, type Split } from './dataset'
import { readSpriteSheet, type SpriteSheetLayout } from './sprite-sheet'

/** Groups of Unicode, in the order of the labels. Flags and keycaps are left out. */
export const EMOJI_CLASSES = ['smileys', 'people', 'animals', 'food', 'travel', 'activities', 'objects', 'symbols']
export const EMOJI_LABELS = 'data/emoji.json'
const DRAWINGS = 2

/** The content of data/emoji.json: labels in the order of the sheet, those to train on before those held out. */
export interface EmojiLabels {
  train: number[]
  test: number[]
}

/** The layout of the emoji sheet: each emoji has two cells, Twitter's drawing and then Google's. */
export const emojiLayout = ({ train, test }: EmojiLabels): SpriteSheetLayout => ({
  path: 'data/emoji.png',
  columns: 80,
  cells: (train.length + test.length) * DRAWINGS,
  channels: 3,
})

/**
 * Loads emoji as two artists drew them, on a grey ground: Twemoji (`images`) and Noto Emoji (`second`).
 *
 * @param bytes reads a file of public/
 * @returns images [n, 16, 16, 3] with 8 classes
 * @throws AssetError when a file is missing or damaged
 */
export async function loadEmoji(bytes: Bytes): Promise<Dataset> {
  const labels = parseLabels(await bytes(EMOJI_LABELS))
  const cells = await readSpriteSheet(emojiLayout(labels), bytes)
  const split = (first: number, of: number[]): Split => ({
    images: drawings(cells, first, of.length, 0),
    labels: Uint8Array.from(of),
    second: drawings(cells, first, of.length, 1),
  })
  return {
    name: 'emoji',
    size: SIZE,
    channels: 3,
    classes: EMOJI_CLASSES.length,
    train: split(0, labels.train),
    test: split(labels.train.length, labels.test),
  }
}

/** Cuts out drawing 0 or 1 of `n` emoji, from emoji `first` on: `[n, 16, 16, 3]`. */
function drawings(cells: Uint8Array, first: number, n: number, which: 0 | 1): Uint8Array {
  const pixels = SIZE * SIZE * 3
  const images = new Uint8Array(n * pixels)
  for (let i = 0; i < n; i++) {
    const from = ((first + i) * DRAWINGS + which) * pixels
    images.set(cells.subarray(from, from + pixels), i * pixels)
  }
  return images
}

function parseLabels(file: Uint8Array): EmojiLabels {
  try {
    const { train, test } = JSON.parse(new TextDecoder().decode(file)) as Partial<Record<keyof EmojiLabels, unknown>>
    if (areLabels(train) && areLabels(test)) return { train, test }
  } catch {
    // a file that is not JSON is refused as JSON of another form is
  }
  throw new AssetError(EMOJI_LABELS)
}
const areLabels = (given: unknown): given is number[] =>
  Array.isArray(given) &&
  given.length > 0 &&
  given.every((label) => Number.isInteger(label) && label >= 0 && label < EMOJI_CLASSES.length)
