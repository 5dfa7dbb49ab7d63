import type { ImageSet } from './user-images'

/** Images that each label needs at least: some to train on, some that vote in k-NN, some to test. */
export const MIN_IMAGES_PER_LABEL = 5
/** There are as many colours for classes. */
const MAX_LABELS = 10

/**
 * Reads labels off the paths of files: their folders or, if all are in one folder, the words that their names begin with.
 *
 * @param paths [n], such as `pets/cat/1.jpg` or `cat-1.jpg`
 * @returns labels [n] and their names; no names, and labels 0, where neither folders nor words make 2 to 10 classes of 5
 *   images or more
 */
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
