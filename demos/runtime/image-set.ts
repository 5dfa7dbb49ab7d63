/** From files to an album: 16 x 16 pixels each, with labels where the names of folders or files tell any. */
import { SIZE } from '../core/data/dataset'
import { MIN_USER_IMAGES, MAX_USER_IMAGES, type ImageSet } from '../core/data/user-images'
import { labelsFromPaths } from '../core/data/user-image-labels'

/** A picture before it is decoded; `path` tells its label. */
export interface Picture {
  path: string
  source: Blob
}
/** What became of the pictures given. */
export interface ImageSetReport {
  /** Undefined when too few could be read. */
  album: ImageSet | undefined
  read: number
  /** Not images by their type. */
  wrong: number
  /** Said to be images, but not readable. */
  broken: number
  /** Beyond the most that are taken. */
  left: number
}
/** The pixels of a picture, `[16, 16, 3]`; rejects when it is none. */
export type Decode = (source: Blob) => Promise<Uint8Array>

/** Reads a visitor's files as a set of images, and reports those that are left out. */
export async function readImageSet(given: readonly Picture[], decode: Decode): Promise<ImageSetReport> {
  const pictures = given.filter(({ source }) => source.type.startsWith('image/'))
  const taken: { path: string; pixels: Uint8Array }[] = []
  let broken = 0
  let seen = 0
  for (const { path, source } of spread(pictures)) {
    if (taken.length === MAX_USER_IMAGES) break
    seen++
    await decode(source).then(
      (pixels) => taken.push({ path, pixels }),
      () => broken++,
    )
  }
  const counts = { read: taken.length, wrong: given.length - pictures.length, broken, left: pictures.length - seen }
  if (taken.length < MIN_USER_IMAGES) return { ...counts, album: undefined }
  const images = new Uint8Array(taken.length * SIZE * SIZE * 3)
  taken.forEach(({ pixels }, i) => images.set(pixels, i * pixels.length))
  return { ...counts, album: { images, ...labelsFromPaths(taken.map(({ path }) => path)) } }
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
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ path: entry.fullPath.slice(1), source: file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Picture[] = []
  // a reader gives some at a time, then none
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return found
    for (const one of some) found.push(...(await walk(one)))
  }
}
