import { ANY, expectShape } from '../tensor/shapes'

/** A small dense matrix of float64, row by row: enough for attention on a few tokens. */
export interface Matrix {
  readonly rows: number
  readonly cols: number
  readonly data: Float64Array
}

/**
 * Makes a matrix of a list of numbers, row by row; of zeros without a list.
 *
 * @throws RangeError when the list does not have rows × cols numbers
 */
export function matrix(rows: number, cols: number, data: ArrayLike<number> = new Float64Array(rows * cols)): Matrix {
  if (data.length !== rows * cols) throw new RangeError(`${data.length} numbers for a ${rows} x ${cols} matrix`)
  return { rows, cols, data: Float64Array.from(data) }
}

/** The identity matrix [n, n]. */
export function identity(n: number): Matrix {
  return map(matrix(n, n), (_, i, j) => (i === j ? 1 : 0))
}

/** Entry of row i and column j. */
export const at = (m: Matrix, i: number, j: number): number => m.data[i * m.cols + j]!

/** Applies a function to every entry. */
export function map(m: Matrix, f: (value: number, i: number, j: number) => number): Matrix {
  return { ...m, data: m.data.map((value, n) => f(value, Math.floor(n / m.cols), n % m.cols)) }
}

/** Column j, [rows]. */
export function column(m: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: m.rows }, (_, i) => at(m, i, j))
}

/** Makes a matrix [rows, cols] whose column j is `f(j)`. */
export function fromColumns(rows: number, cols: number, f: (j: number) => ArrayLike<number>): Matrix {
  const result = matrix(rows, cols)
  for (let j = 0; j < cols; j++) {
    const values = f(j)
    for (let i = 0; i < rows; i++) result.data[i * cols + j] = values[i]!
  }
  return result
}

/** Transpose, [n, m] to [m, n]. */
export function transpose(m: Matrix): Matrix {
  return map(matrix(m.cols, m.rows), (_, i, j) => at(m, j, i))
}

/**
 * Matrix product A B.
 *
 * @param a [n, m]
 * @param b [m, p]
 * @returns [n, p]
 * @throws RangeError when a has not as many columns as b has rows
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) throw new RangeError(`cannot multiply ${a.rows} x ${a.cols} by ${b.rows} x ${b.cols}`)
  return map(matrix(a.rows, b.cols), (_, i, j) => {
    let sum = 0
    for (let k = 0; k < a.cols; k++) sum += at(a, i, k) * at(b, k, j)
    return sum
  })
}

/**
 * Sum of two matrices of the same shape.
 *
 * @throws RangeError when the shapes differ
 */
export function add(a: Matrix, b: Matrix): Matrix {
  expectShape('add: b', [b.rows, b.cols], [a.rows, a.cols])
  return map(a, (value, i, j) => value + at(b, i, j))
}

/** Multiplies every entry by a number. */
export function scale(m: Matrix, factor: number): Matrix {
  return map(m, (value) => factor * value)
}

/**
 * Rows `from` to `to - 1`.
 *
 * @throws RangeError when the matrix does not have them
 */
export function sliceRows(m: Matrix, from: number, to: number): Matrix {
  expectRange('sliceRows', from, to, m.rows)
  return matrix(to - from, m.cols, m.data.subarray(from * m.cols, to * m.cols))
}

/**
 * Columns `from` to `to - 1`.
 *
 * @throws RangeError when the matrix does not have them
 */
export function sliceColumns(m: Matrix, from: number, to: number): Matrix {
  expectRange('sliceColumns', from, to, m.cols)
  return map(matrix(m.rows, to - from), (_, i, j) => at(m, i, from + j))
}

function expectRange(what: string, from: number, to: number, size: number): void {
  if (from < 0 || to < from || to > size) throw new RangeError(`${what}: ${from} to ${to} of ${size}`)
}

/**
 * Puts matrices side by side.
 *
 * @throws RangeError when their numbers of rows differ
 */
export function concatColumns(parts: readonly Matrix[]): Matrix {
  for (const { rows, cols } of parts) expectShape('concatColumns: a part', [rows, cols], [parts[0]!.rows, ANY])
  const columns = parts.flatMap((part) => Array.from({ length: part.cols }, (_, j) => column(part, j)))
  return fromColumns(parts[0]!.rows, columns.length, (j) => columns[j]!)
}

/**
 * Puts matrices one under the other.
 *
 * @throws RangeError when their numbers of columns differ
 */
export function concatRows(parts: readonly Matrix[]): Matrix {
  for (const { rows, cols } of parts) expectShape('concatRows: a part', [rows, cols], [ANY, parts[0]!.cols])
  return matrix(
    parts.reduce((rows, part) => rows + part.rows, 0),
    parts[0]!.cols,
    parts.flatMap((part) => [...part.data]),
  )
}

/**
 * The largest absolute value of an entry of `a - b`.
 *
 * @throws RangeError when the shapes differ
 */
export function maxAbsDifference(a: Matrix, b: Matrix): number {
  expectShape('maxAbsDifference: b', [b.rows, b.cols], [a.rows, a.cols])
  return a.data.reduce((largest, value, n) => Math.max(largest, Math.abs(value - b.data[n]!)), 0)
}
