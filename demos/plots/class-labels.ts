/** Letters and colours by label: digits for digits, letters for the visitor's own images, a dot where they have no labels. */
export interface ClassLabels {
  readonly letters: readonly string[]
  readonly classes: ArrayLike<number>
  /** The label of an image as it is drawn; empty without labels. */
  of(index: number): string
}
const DIGITS = [...'0123456789']
const LETTERS = [...'ABCDEFGHIJ']

/** Of `count` images of a set; `labels` is missing where nothing tells them apart. */
export function classLabels(set: string, labels: ArrayLike<number> | undefined, count: number): ClassLabels {
  if (!labels) return { letters: ['•'], classes: new Uint8Array(count), of: () => '' }
  const letters = set === 'own' ? LETTERS : DIGITS
  return { letters, classes: labels, of: (index) => letters[labels[index] ?? 0]! }
}
