/**
 * C = A Bᵀ in double precision: the dot product of each row of A with each row of B. Every sum is taken from first to
 * last, as a plain loop does, so that the results are equal to the last bit.
 */

const TILE: i32 = 4
/** Numbers of each row that are taken at once: what they need stays in the cache. */
const DEPTH: i32 = 256
/** Rows of A that meet one panel of B after the other. */
const ROWS: i32 = 32

/** Bytes of scratch memory that `dots` needs. */
export function dotsScratch(m: i32): i32 {
  return DEPTH * (((m + TILE - 1) / TILE) * TILE + ROWS) * 8
}

/** `count` rows of `depth` numbers as tiles [count / 4][depth][4]. Rows beyond the last are the last once more. */
function packTiles(rows: usize, row: usize, count: i32, depth: i32, tiles: usize): void {
  for (let i = 0; i < count; i += TILE) {
    const left = count - i
    let r0 = rows
    let r1 = left > 1 ? r0 + row : r0
    let r2 = left > 2 ? r1 + row : r1
    let r3 = left > 3 ? r2 + row : r2
    for (let p = 0; p < depth; p++) {
      store<f64>(tiles, load<f64>(r0))
      store<f64>(tiles, load<f64>(r1), 8)
      store<f64>(tiles, load<f64>(r2), 16)
      store<f64>(tiles, load<f64>(r3), 24)
      r0 += 8
      r1 += 8
      r2 += 8
      r3 += 8
      tiles += 32
    }
    rows += (TILE as usize) * row
  }
}

/** Four rows of C by four columns, added to what is there from earlier numbers of the rows if it `adds`. */
function tile(a: usize, b: usize, depth: i32, c: usize, cRow: usize, rows: i32, columns: i32, adds: bool): void {
  let c00 = f64x2.splat(0)
  let c01 = c00
  let c10 = c00
  let c11 = c00
  let c20 = c00
  let c21 = c00
  let c30 = c00
  let c31 = c00
  const c1 = rows > 1 ? c + cRow : c
  const c2 = rows > 2 ? c1 + cRow : c1
  const c3 = rows > 3 ? c2 + cRow : c2
  if (adds) {
    c00 = start(c, columns)
    c01 = start(c + 16, columns - 2)
    c10 = start(c1, columns)
    c11 = start(c1 + 16, columns - 2)
    c20 = start(c2, columns)
    c21 = start(c2 + 16, columns - 2)
    c30 = start(c3, columns)
    c31 = start(c3 + 16, columns - 2)
  }
  for (let p = 0; p < depth; p++) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    let x = v128.load_splat<f64>(a)
    c00 = f64x2.add(c00, f64x2.mul(x, b0))
    c01 = f64x2.add(c01, f64x2.mul(x, b1))
    x = v128.load_splat<f64>(a, 8)
    c10 = f64x2.add(c10, f64x2.mul(x, b0))
    c11 = f64x2.add(c11, f64x2.mul(x, b1))
    x = v128.load_splat<f64>(a, 16)
    c20 = f64x2.add(c20, f64x2.mul(x, b0))
    c21 = f64x2.add(c21, f64x2.mul(x, b1))
    x = v128.load_splat<f64>(a, 24)
    c30 = f64x2.add(c30, f64x2.mul(x, b0))
    c31 = f64x2.add(c31, f64x2.mul(x, b1))
    a += 32
    b += 32
  }
  put(c, c00, columns)
  put(c + 16, c01, columns - 2)
  put(c1, c10, columns)
  put(c1 + 16, c11, columns - 2)
  put(c2, c20, columns)
  put(c2 + 16, c21, columns - 2)
  put(c3, c30, columns)
  put(c3 + 16, c31, columns - 2)
}

function start(c: usize, columns: i32): v128 {
  return columns > 1 ? v128.load(c) : columns === 1 ? v128.load_zero<u64>(c) : f64x2.splat(0)
}
function put(c: usize, x: v128, columns: i32): void {
  if (columns > 1) v128.store(c, x)
  else if (columns === 1) store<f64>(c, f64x2.extract_lane(x, 0))
}

/**
 * C [n, m] = A Bᵀ.
 *
 * @param a A [n, d]
 * @param b B [m, d]; where it is A itself, half of C is computed and copied to the other half
 * @param scratch memory of `dotsScratch(m)` bytes
 */
export function dots(a: usize, b: usize, c: usize, n: i32, m: i32, d: i32, scratch: usize): void {
  const row = (d as usize) * 8
  const cRow = (m as usize) * 8
  const tiles = scratch + ((DEPTH * (((m + TILE - 1) / TILE) * TILE)) as usize) * 8
  for (let p = 0; p < d; p += DEPTH) {
    const depth = min(DEPTH, d - p)
    const tileBytes = (depth as usize) * 32
    packTiles(b + (p as usize) * 8, row, m, depth, scratch)
    for (let i = 0; i < n; i += ROWS) {
      const rows = min(ROWS, n - i)
      packTiles(a + (i as usize) * row + (p as usize) * 8, row, rows, depth, tiles)
      const columns = a === b ? i + rows : m
      let panel = scratch
      for (let j = 0; j < columns; j += TILE) {
        let at = tiles
        let to = c + (i as usize) * cRow + (j as usize) * 8
        for (let r = 0; r < rows; r += TILE) {
          tile(at, panel, depth, to, cRow, rows - r, m - j, p > 0)
          at += tileBytes
          to += (TILE as usize) * cRow
        }
        panel += tileBytes
      }
    }
  }
  if (a !== b) return
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      store<f64>(c + (j as usize) * cRow + (i as usize) * 8, load<f64>(c + (i as usize) * cRow + (j as usize) * 8))
    }
  }
}
