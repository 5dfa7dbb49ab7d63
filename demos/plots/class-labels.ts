/** How each class is marked: a digit for digits, a letter for the visitor's images, a dot for images without labels. */
export interface ClassLabels {
  readonly letters: readonly string[]
  readonly classes: ArrayLike<number>
  /** The mark of an image; empty when the images have no labels. */
  of(index: number): string
}
const DIGITS = [...'0123456789']
const LETTERS = [...'ABCDEFGHIJ']

/** Returns the marks of `count` images of a data set; `labels` is missing when they have none. */
export function classLabels(set: string, labels: ArrayLike<number> | undefined, count: number): ClassLabels {
  if (!labels) return { letters: ['•'], classes: new Uint8Array(count), of: () => '' }
  const letters = set === 'own' ? LETTERS : DIGITS
  return { letters, classes: labels, of: (index) => letters[labels[index] ?? 0]! }
}
