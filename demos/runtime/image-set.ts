/** From files to an album: 16 x 16 pixels each, with labels where the names of folders or files tell any. */
import { SIZE } from '../core/data/dataset'
import { imageSize } from '../core/data/image-size'
import { MIN_USER_IMAGES, MAX_USER_IMAGES, type ImageSet } from '../core/data/user-images'
import { labelsFromPaths } from '../core/data/user-image-labels'

/** A picture before it is decoded; `path` tells its label. Without `source` the system did not hand it out. */
export interface Picture {
  path: string
  source: Blob | undefined
}
/** Why a file is left out: no image, a format of Apple's, not readable, or too many pixels. */
export type Refusal = 'wrong' | 'heic' | 'broken' | 'large'
/** What became of the pictures given. */
export interface ImageSetReport {
  /** Undefined when too few could be read. */
  album: ImageSet | undefined
  read: number
  /** Files left out, each with its reason. */
  refused: readonly { path: string; reason: Refusal }[]
  /** Beyond the most that are taken. */
  left: number
}
/** The pixels of a picture, `[16, 16, 3]`; rejects when it is none. */
export type Decode = (source: Blob) => Promise<Uint8Array>

/** Files that systems put into folders for themselves: nobody chose them. */
const JUNK = /(^|\/)(\.[^/]*|__MACOSX\/.*|Thumbs\.db|ehthumbs\.db|desktop\.ini)$/i
const HEIC = /\.hei[cf]$/i
/** Pixels that a phone or a laptop can decode. */
export const MAX_PIXELS = 100e6
/** Enough of a file to tell its size: cameras put a preview before it. */
const HEAD = 256 * 1024

export interface ReadingOptions {
  /** Called before each picture. */
  progress?: (done: number, all: number) => void
  /** Reading ends at once, with what was read. */
  cancelled?: () => boolean
}

/** Reads a visitor's files as a set of images, and reports those that are left out. */
export async function readImageSet(
  given: readonly Picture[],
  decode: Decode,
  { progress, cancelled }: ReadingOptions = {},
): Promise<ImageSetReport> {
  const chosen = given.filter(({ path }) => !JUNK.test(path))
  const refused: { path: string; reason: Refusal }[] = []
  const pictures: Picture[] = []
  for (const picture of chosen) {
    const { path, source } = picture
    if (!source || source.type.startsWith('image/') || HEIC.test(path)) pictures.push(picture)
    else refused.push({ path, reason: 'wrong' })
  }
  const taken: { path: string; pixels: Uint8Array }[] = []
  let seen = 0
  for (const { path, source } of spread(pictures)) {
    if (taken.length === MAX_USER_IMAGES || cancelled?.()) break
    progress?.(seen, Math.min(MAX_USER_IMAGES, pictures.length))
    seen++
    try {
      if (await tooLarge(source!)) refused.push({ path, reason: 'large' })
      else taken.push({ path, pixels: await decode(source!) })
    } catch {
      refused.push({ path, reason: HEIC.test(path) || /hei[cf]/.test(source?.type ?? '') ? 'heic' : 'broken' })
    }
  }
  const counts = { read: taken.length, refused, left: pictures.length - seen }
  if (taken.length < MIN_USER_IMAGES) return { ...counts, album: undefined }
  const images = new Uint8Array(taken.length * SIZE * SIZE * 3)
  taken.forEach(({ pixels }, i) => images.set(pixels, i * pixels.length))
  return { ...counts, album: { images, ...labelsFromPaths(taken.map(({ path }) => path)) } }
}

async function tooLarge(source: Blob): Promise<boolean> {
  const size = imageSize(new Uint8Array(await source.slice(0, HEAD).arrayBuffer()))
  return size !== undefined && size.width * size.height > MAX_PIXELS
}

/**
 * Whether the browser gives back the pixels that were drawn. Protection against fingerprinting (Firefox, Brave, Tor)
 * changes them in silence: images would be stripes.
 */
export function canvasIsFaithful(): boolean {
  const context = new OffscreenCanvas(SIZE, SIZE).getContext('2d', { willReadFrequently: true })
  if (!context) return false
  const colour = (i: number): number[] => [(37 * i) % 256, (91 * i) % 256, (151 * i) % 256]
  for (let i = 0; i < SIZE * SIZE; i++) {
    context.fillStyle = `rgb(${colour(i).join(' ')})`
    context.fillRect(i % SIZE, Math.floor(i / SIZE), 1, 1)
  }
  const { data } = context.getImageData(0, 0, SIZE, SIZE)
  return data.every((value, at) => value === [...colour(at >> 2), 255][at % 4])
}

/** Of too many pictures those taken are spread over all of them, so that no folder is left out whole. */
function spread(pictures: readonly Picture[]): readonly Picture[] {
  if (pictures.length <= MAX_USER_IMAGES) return pictures
  const first = Array.from(
    { length: MAX_USER_IMAGES },
    (_, i) => pictures[Math.floor((i * pictures.length) / MAX_USER_IMAGES)]!,
  )
  const chosen = new Set(first)
  return [...first, ...pictures.filter((picture) => !chosen.has(picture))]
}

/** The square in the middle of an image, made small; what is transparent shows white. */
export const decodePicture: Decode = async (source) => {
  const bitmap = await createImageBitmap(source)
  const context = new OffscreenCanvas(SIZE, SIZE).getContext('2d', { willReadFrequently: true })!
  const side = Math.min(bitmap.width, bitmap.height)
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2]
  context.fillStyle = 'white'
  context.fillRect(0, 0, SIZE, SIZE)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, left, top, side, side, 0, 0, SIZE, SIZE)
  bitmap.close()
  return new Uint8Array(context.getImageData(0, 0, SIZE, SIZE).data.filter((_, i) => i % 4 !== 3))
}

/** Files of a picker: of a folder they come with their path. */
export const fromFiles = (files: Iterable<File>): Picture[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, source: file }))

/** What was dropped, folders and all in them. */
export async function fromDrop(items: DataTransferItemList): Promise<Picture[]> {
  // to be asked for at once: the list is emptied when the event is over
  const given = Array.from(items, (item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const taken = given.map((one) => (one instanceof File ? fromFiles([one]) : one ? walk(one) : []))
  return (await Promise.all(taken)).flat()
}
async function walk(entry: FileSystemEntry): Promise<Picture[]> {
  const path = entry.fullPath.slice(1)
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
      return [{ path, source: file }]
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader()
    const found: Picture[] = []
    // a reader gives some at a time, then none
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (some.length === 0) return found
      for (const one of some) found.push(...(await walk(one)))
    }
  } catch {
    return [{ path, source: undefined }]
  }
}
