/**
 * Shape checks for the public functions of the maths. A message names the function, the argument, the shape that was
 * expected and the shape that was given: `simclr loss: z2 has shape [4, 7], expected [4, 8]`.
 */

/** The sizes of an axis that a function accepts: one number, or `any`. */
export type Size = number | 'any'

/** Stands for an axis of any size in `expectShape`. */
export const ANY: Size = 'any'

const text = (shape: readonly Size[]): string => `[${shape.join(', ')}]`

/**
 * Checks the shape of a tensor.
 *
 * @param what the function and its argument, such as `layerNorm: x`
 * @param given the shape of the argument
 * @param expected the size of each axis, or `ANY`
 * @throws RangeError when the number of axes or the size of one differs
 */
export function expectShape(what: string, given: readonly number[], expected: readonly Size[]): void {
  const fits = given.length === expected.length && expected.every((n, i) => n === ANY || n === given[i])
  if (!fits) throw new RangeError(`${what} has shape ${text(given)}, expected ${text(expected)}`)
}

/**
 * Checks the length of a list.
 *
 * @param what the function and its argument
 * @throws RangeError when the lengths differ
 */
export function expectLength(what: string, given: number, expected: number): void {
  if (given !== expected) throw new RangeError(`${what} has ${given} entries, expected ${expected}`)
}

/**
 * Counts the rows of a matrix [n, d] that is stored as a flat list, row by row.
 *
 * @param what the function and its argument
 * @param length how many numbers the list has, n d
 * @param d how many numbers a row has
 * @returns n
 * @throws RangeError when the list is not made of whole rows
 */
export function countRows(what: string, length: number, d: number): number {
  const n = length / d
  if (!Number.isInteger(n)) throw new RangeError(`${what} has ${length} numbers, expected rows of ${d}`)
  return n
}
