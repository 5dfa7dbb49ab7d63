import { fill } from '../core/text'
import { batchWithin } from '../core/ssl/batches'
import { MIN_USER_IMAGES, trainTestSplit, MAX_USER_IMAGES } from '../core/data/user-images'
import { MAX_PIXELS, type ImageSetReport } from './image-set'
import { runtimeStrings } from './strings'
import type { Lang } from '../core/text'

/** Largest batch that a demo offers: fewer images to train on limit it. */
const LARGEST_BATCH = 256

/** What became of the pictures given, in plain sentences. */
export function imageSetMessages({ album, read, refused, left }: ImageSetReport, lang: Lang): string[] {
  const texts = runtimeStrings(lang)
  const list: string[] = []
  if (album) {
    const { train, test } = trainTestSplit(album.labels)
    const { classes } = album
    list.push(fill(texts['own.done'], { n: read, held: test.length }))
    list.push(classes.length > 0 ? fill(texts['own.labels'], { names: classes.join(', ') }) : texts['own.noLabels'])
    if (train.length < LARGEST_BATCH) {
      list.push(fill(texts['own.batch'], { n: batchWithin(train.length, LARGEST_BATCH) }))
    }
  } else if (read + refused.length === 0) list.push(texts['own.none'])
  else list.push(fill(texts['own.few'], { n: read, fewest: MIN_USER_IMAGES }))
  for (const reason of ['wrong', 'heic', 'broken', 'large'] as const) {
    const names = refused.filter((file) => file.reason === reason).map(({ path }) => path.split('/').at(-1)!)
    if (names.length > 0)
      list.push(fill(texts[`own.${reason}`], { names: few(names, texts['own.others']), most: MAX_PIXELS / 1e6 }))
  }
  if (left > 0) list.push(fill(texts['own.left'], { n: left, most: MAX_USER_IMAGES }))
  return list
}

/** Files named one by one, as long as they are few. */
const NAMED = 5
function few(names: readonly string[], others: string): string {
  const first = names.slice(0, NAMED).join(', ')
  return names.length > NAMED ? fill(others, { names: first, n: names.length - NAMED }) : first
}
