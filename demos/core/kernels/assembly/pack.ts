/** How `product` copies its operands, so that it reads them in order. */

/** Rows and columns of C that are computed at once: of a tile of A and of a panel of B. */
export const HEIGHT: i32 = 4
export const WIDTH: i32 = 8

/** Rows p … p + depth of B, from `bRow` and `bColumn` numbers apart, as panels [n / 8][depth][8]; the last has zeros. */
export function pack(b: usize, bRow: i32, bColumn: i32, depth: i32, n: i32, panels: usize): void {
  const step = (bRow as usize) * 4
  for (let j = 0; j < n; j += WIDTH) {
    const columns = min(WIDTH, n - j)
    let from = b + ((j * bColumn) as usize) * 4
    if (bColumn === 1 && columns === WIDTH) {
      for (let p = 0; p < depth; p++) {
        v128.store(panels, v128.load(from))
        v128.store(panels, v128.load(from, 16), 16)
        from += step
        panels += 32
      }
      continue
    }
    const across = (bColumn as usize) * 4
    for (let p = 0; p < depth; p++) {
      let at = from
      for (let column = 0; column < WIDTH; column++) {
        store<f32>(panels, column < columns ? load<f32>(at) : 0)
        at += across
        panels += 4
      }
      from += step
    }
  }
}

/** `rows` rows of A, `aRow` bytes apart, as tiles [rows / 4][depth][4]. Rows beyond the last are the last once more. */
export function packRows(a: usize, aRow: usize, rows: i32, depth: i32, tiles: usize): void {
  for (let i = 0; i < rows; i += HEIGHT) {
    const left = rows - i
    let a0 = a
    let a1 = left > 1 ? a0 + aRow : a0
    let a2 = left > 2 ? a1 + aRow : a1
    let a3 = left > 3 ? a2 + aRow : a2
    let p = depth
    for (; p >= 4; p -= 4) {
      const x0 = v128.load(a0)
      const x1 = v128.load(a1)
      const x2 = v128.load(a2)
      const x3 = v128.load(a3)
      const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5)
      const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5)
      const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7)
      const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7)
      v128.store(tiles, v128.shuffle<f64>(low01, low23, 0, 2))
      v128.store(tiles, v128.shuffle<f64>(low01, low23, 1, 3), 16)
      v128.store(tiles, v128.shuffle<f64>(high01, high23, 0, 2), 32)
      v128.store(tiles, v128.shuffle<f64>(high01, high23, 1, 3), 48)
      a0 += 16
      a1 += 16
      a2 += 16
      a3 += 16
      tiles += 64
    }
    for (; p > 0; p--) {
      store<f32>(tiles, load<f32>(a0))
      store<f32>(tiles, load<f32>(a1), 4)
      store<f32>(tiles, load<f32>(a2), 8)
      store<f32>(tiles, load<f32>(a3), 12)
      a0 += 4
      a1 += 4
      a2 += 4
      a3 += 4
      tiles += 16
    }
    a += (HEIGHT as usize) * aRow
  }
}

/** Up to three columns of a matrix whose rows are `aRow` bytes apart, as a tile [depth][4] that repeats the last. */
export function packColumns(a: usize, aRow: usize, columns: i32, depth: i32, tile: usize): void {
  const second: usize = columns > 1 ? 4 : 0
  const third: usize = columns > 2 ? 8 : second
  for (let p = 0; p < depth; p++) {
    store<f32>(tile, load<f32>(a))
    store<f32>(tile, load<f32>(a + second), 4)
    store<f32>(tile, load<f32>(a + third), 8)
    store<f32>(tile, load<f32>(a + third), 12)
    a += aRow
    tile += 16
  }
}
