/** Small dense matrices in row-major float64: enough for attention on a few tokens. */
export interface Matrix {
  readonly rows: number
  readonly cols: number
  readonly data: Float64Array
}

export function matrix(rows: number, cols: number, data: ArrayLike<number> = new Float64Array(rows * cols)): Matrix {
  if (data.length !== rows * cols) throw new RangeError(`${data.length} numbers for a ${rows} x ${cols} matrix`)
  return { rows, cols, data: Float64Array.from(data) }
}

export function identity(n: number): Matrix {
  return map(matrix(n, n), (_, i, j) => (i === j ? 1 : 0))
}

export const at = (m: Matrix, i: number, j: number): number => m.data[i * m.cols + j]!

export function map(m: Matrix, f: (value: number, i: number, j: number) => number): Matrix {
  return { ...m, data: m.data.map((value, n) => f(value, Math.floor(n / m.cols), n % m.cols)) }
}

export function column(m: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: m.rows }, (_, i) => at(m, i, j))
}

/** A matrix of `rows` rows whose column j is `f(j)`. */
export function fromColumns(rows: number, cols: number, f: (j: number) => ArrayLike<number>): Matrix {
  const result = matrix(rows, cols)
  for (let j = 0; j < cols; j++) {
    const values = f(j)
    for (let i = 0; i < rows; i++) result.data[i * cols + j] = values[i]!
  }
  return result
}

export function transpose(m: Matrix): Matrix {
  return map(matrix(m.cols, m.rows), (_, i, j) => at(m, j, i))
}

/** A B, `[n, m] x [m, p] -> [n, p]`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) throw new RangeError(`cannot multiply ${a.rows} x ${a.cols} by ${b.rows} x ${b.cols}`)
  return map(matrix(a.rows, b.cols), (_, i, j) => {
    let sum = 0
    for (let k = 0; k < a.cols; k++) sum += at(a, i, k) * at(b, k, j)
    return sum
  })
}

export function add(a: Matrix, b: Matrix): Matrix {
  return map(a, (value, i, j) => value + at(b, i, j))
}

export function scale(m: Matrix, factor: number): Matrix {
  return map(m, (value) => factor * value)
}

/** Rows `from … to - 1`. */
export function sliceRows(m: Matrix, from: number, to: number): Matrix {
  return matrix(to - from, m.cols, m.data.subarray(from * m.cols, to * m.cols))
}

export function sliceColumns(m: Matrix, from: number, to: number): Matrix {
  return map(matrix(m.rows, to - from), (_, i, j) => at(m, i, from + j))
}

/** Matrices of equal height side by side. */
export function besides(parts: readonly Matrix[]): Matrix {
  const columns = parts.flatMap((part) => Array.from({ length: part.cols }, (_, j) => column(part, j)))
  return fromColumns(parts[0]!.rows, columns.length, (j) => columns[j]!)
}

/** Matrices of equal width, one under the other. */
export function stacked(parts: readonly Matrix[]): Matrix {
  return matrix(
    parts.reduce((rows, part) => rows + part.rows, 0),
    parts[0]!.cols,
    parts.flatMap((part) => [...part.data]),
  )
}

/** Largest magnitude of `a - b`. */
export function largestDifference(a: Matrix, b: Matrix): number {
  return a.data.reduce((largest, value, n) => Math.max(largest, Math.abs(value - b.data[n]!)), 0)
}
