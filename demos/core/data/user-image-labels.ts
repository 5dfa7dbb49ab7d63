import type { ImageSet } from './user-images'

/** Each label needs images to train on, to vote and to be judged. */
export const MIN_IMAGES_PER_LABEL = 5
/** As many as there are colours for classes. */
const MAX_LABELS = 10

/** Labels from the folders of files or, all being in one, from the words that their names begin with. */
export function labelsFromPaths(paths: readonly string[]): Pick<ImageSet, 'labels' | 'classes'> {
  const folders = paths.map((path) => path.split('/').at(-2) ?? '')
  const prefixes = paths.map((path) => /^\p{L}+/u.exec(path.split('/').at(-1)!)?.[0].toLowerCase() ?? '')
  for (const names of [folders, prefixes]) {
    const classes = [...new Set(names)].sort()
    const enough = classes.every((name) => names.filter((other) => other === name).length >= MIN_IMAGES_PER_LABEL)
    if (classes.length < 2 || classes.length > MAX_LABELS || classes.includes('') || !enough) continue
    return { labels: Uint8Array.from(names, (name) => classes.indexOf(name)), classes }
  }
  return { labels: new Uint8Array(paths.length), classes: [] }
}
