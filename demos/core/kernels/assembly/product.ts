/**
 * C = φ(A B + bias), each operand transposed or not. Four rows of C by eight columns are computed at once, in registers.
 * For that B is copied into panels of eight columns and A into tiles of four rows, so that both are read in order; Aᵀ is
 * read where it lies, because four of its columns are next to each other. (Goto and van de Geijn 2008, "Anatomy of
 * high-performance matrix multiplication".)
 */
import { expm1 } from './exp'
import { madd } from './madd'
import { HEIGHT, pack, packColumns, packRows, WIDTH } from './pack'

/** Numbers of the inner dimension that are taken at once: what they need of A and B stays in the cache. */
const DEPTH: i32 = 256
/** Rows of A that meet one panel after the other. */
const ROWS: i32 = 32

/** Bytes of scratch memory that `product` needs. */
export function productScratch(k: i32, n: i32): i32 {
  const depth = min(k, DEPTH)
  return (depth * ((n + WIDTH - 1) / WIDTH) * WIDTH + depth * ROWS + (ROWS + 1) * WIDTH) * 4
}

/** φ in place, of n numbers that follow each other. */
function activate(c: usize, n: i32, activation: i32): void {
  const zero = f32x4.splat(0)
  const end = c + (n as usize) * 4
  for (; c + 16 <= end; c += 16) {
    const x = v128.load(c)
    const positive = f32x4.pmax(x, zero)
    v128.store(c, activation === 1 ? positive : f32x4.add(positive, expm1(f32x4.pmin(x, zero))))
  }
  for (; c < end; c += 4) {
    const x = load<f32>(c)
    if (x < 0) store<f32>(c, activation === 1 ? 0 : f32x4.extract_lane(expm1(f32x4.splat(x)), 0))
  }
}

/**
 * Eight columns of C, `rows` rows of it: the sums begin with C where it `adds`, else with the bias. Tiles
 * of A are `aTile` bytes apart, and their columns of four numbers `aStep`.
 */
function tilesTimesPanel(
  a: usize,
  aTile: usize,
  aStep: usize,
  panel: usize,
  depth: i32,
  c: usize,
  cRow: usize,
  rows: i32,
  bias: usize,
  adds: bool,
): void {
  const bias0 = bias ? v128.load(bias) : f32x4.splat(0)
  const bias1 = bias ? v128.load(bias, 16) : bias0
  for (let i = 0; i < rows; i += HEIGHT) {
    const left = rows - i
    const c0 = c
    const c1 = left > 1 ? c0 + cRow : c0
    const c2 = left > 2 ? c1 + cRow : c1
    const c3 = left > 3 ? c2 + cRow : c2
    let at = a
    let b = panel
    let b0: v128
    let b1: v128
    let x: v128
    let c00 = adds ? v128.load(c0) : bias0
    let c01 = adds ? v128.load(c0, 16) : bias1
    let c10 = adds ? v128.load(c1) : bias0
    let c11 = adds ? v128.load(c1, 16) : bias1
    let c20 = adds ? v128.load(c2) : bias0
    let c21 = adds ? v128.load(c2, 16) : bias1
    let c30 = adds ? v128.load(c3) : bias0
    let c31 = adds ? v128.load(c3, 16) : bias1
    for (let p = 0; p < depth; p++) {
      b0 = v128.load(b)
      b1 = v128.load(b, 16)
      x = v128.load_splat<f32>(at)
      c00 = madd(x, b0, c00)
      c01 = madd(x, b1, c01)
      x = v128.load_splat<f32>(at, 4)
      c10 = madd(x, b0, c10)
      c11 = madd(x, b1, c11)
      x = v128.load_splat<f32>(at, 8)
      c20 = madd(x, b0, c20)
      c21 = madd(x, b1, c21)
      x = v128.load_splat<f32>(at, 12)
      c30 = madd(x, b0, c30)
      c31 = madd(x, b1, c31)
      at += aStep
      b += 32
    }
    v128.store(c0, c00)
    v128.store(c0, c01, 16)
    v128.store(c1, c10)
    v128.store(c1, c11, 16)
    v128.store(c2, c20)
    v128.store(c2, c21, 16)
    v128.store(c3, c30)
    v128.store(c3, c31, 16)
    a += aTile
    c += (HEIGHT as usize) * cRow
  }
}

/** Copies a few numbers of each row: a loop, because copying memory by a call costs more for so few. */
function copyRows(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, bytes: usize): void {
  for (let i = 0; i < rows; i++) {
    for (let at: usize = 0; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at))
    from += fromRow
    to += toRow
  }
}

/**
 * C [m, n] = φ(A B + bias). Each of them may be a part of a matrix whose rows are longer: of aWide, bWide and cWide numbers.
 *
 * @param a A [m, k], or [k, m] if it is transposed
 * @param b B [k, n], or [n, k] if it is transposed
 * @param bias [n], or 0
 * @param c [m, n], whole rows of it where there is an activation
 * @param activation φ: 0 is the identity, 1 ReLU, 2 ELU
 * @param scratch memory of `productScratch(k, n)` bytes
 */
function product(
  a: usize,
  b: usize,
  bias: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  aWide: i32,
  bWide: i32,
  cWide: i32,
  transposeA: bool,
  transposeB: bool,
  activation: i32,
  scratch: usize,
): void {
  const bRow = transposeB ? 1 : bWide
  const bColumn = transposeB ? bWide : 1
  const cRow = (cWide as usize) * 4
  const aRow = (aWide as usize) * 4
  const edge = scratch
  const biasEdge = edge + ((ROWS * WIDTH) as usize) * 4
  const panels = biasEdge + (WIDTH << 2)
  const tiles = panels + ((min(k, DEPTH) * ((n + WIDTH - 1) / WIDTH) * WIDTH) as usize) * 4
  for (let p = 0; p < k; p += DEPTH) {
    const depth = min(DEPTH, k - p)
    const adds = p > 0
    const ends = p + depth === k
    pack(b + ((p * bRow) as usize) * 4, bRow, bColumn, depth, n, panels)
    const packedTile = (depth as usize) * 16
    for (let i = 0; i < m;) {
      const left = m - i
      let rows = min(ROWS, left)
      let from = tiles
      let tile = packedTile
      let step: usize = 16
      if (!transposeA) packRows(a + (i as usize) * aRow + (p as usize) * 4, aRow, rows, depth, tiles)
      else {
        const columns = a + (p as usize) * aRow + (i as usize) * 4
        if (rows < HEIGHT) packColumns(columns, aRow, rows, depth, tiles)
        else {
          rows -= rows % HEIGHT
          from = columns
          tile = 16
          step = aRow
        }
      }
      let panel = panels
      for (let j = 0; j < n; j += WIDTH) {
        const to = c + (i as usize) * cRow + (j as usize) * 4
        const biasAt = bias ? bias + (j as usize) * 4 : 0
        if (n - j >= WIDTH) tilesTimesPanel(from, tile, step, panel, depth, to, cRow, rows, biasAt, adds)
        else {
          // the last columns by way of eight whole ones
          const bytes = ((n - j) as usize) * 4
          if (bias) copyRows(biasAt, 0, biasEdge, 0, 1, bytes)
          if (adds) copyRows(to, cRow, edge, WIDTH << 2, rows, bytes)
          tilesTimesPanel(from, tile, step, panel, depth, edge, WIDTH << 2, rows, bias ? biasEdge : 0, adds)
          copyRows(edge, WIDTH << 2, to, cRow, rows, bytes)
        }
        panel += ((depth * WIDTH) as usize) * 4
      }
      if (ends && activation) activate(c + (i as usize) * cRow, rows * n, activation)
      i += rows
    }
  }
}

/** `count` products, see `product`, of matrices that lie so many bytes apart: 0 where one serves all. */
export function products(
  count: i32,
  a: usize,
  aNext: usize,
  b: usize,
  bNext: usize,
  bias: usize,
  c: usize,
  cNext: usize,
  m: i32,
  k: i32,
  n: i32,
  aWide: i32,
  bWide: i32,
  cWide: i32,
  transposeA: bool,
  transposeB: bool,
  activation: i32,
  scratch: usize,
): void {
  for (let i = 0; i < count; i++) {
    product(a, b, bias, c, m, k, n, aWide, bWide, cWide, transposeA, transposeB, activation, scratch)
    a += aNext
    b += bNext
    c += cNext
  }
}
