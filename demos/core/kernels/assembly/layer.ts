/** ∂L/∂z of four numbers from ∂L/∂y and y = φ(z): for ELU φ′ is y + 1 where y < 0, else 1; for ReLU 1 where y > 0. */
function slope(dy: v128, y: v128, activation: i32): v128 {
  const zero = f32x4.splat(0)
  if (activation === 1) return v128.and(dy, f32x4.gt(y, zero))
  return f32x4.mul(dy, f32x4.add(f32x4.pmin(y, zero), f32x4.splat(1)))
}

/**
 * Back through φ, for n numbers.
 *
 * @param activation φ: 1 is ReLU, 2 ELU
 */
export function activationGradient(y: usize, dy: usize, dz: usize, n: i32, activation: i32): void {
  const bytes = (n as usize) * 4
  const vectors = bytes & ~15
  let at: usize = 0
  for (; at < vectors; at += 16) {
    v128.store(dz + at, slope(v128.load(dy + at), v128.load(y + at), activation))
  }
  for (; at < bytes; at += 4) {
    const d = slope(v128.load_splat<f32>(dy + at), v128.load_splat<f32>(y + at), activation)
    store<f32>(dz + at, f32x4.extract_lane(d, 0))
  }
}

/**
 * The sums of the columns of x, each from the first row to the last. Sixteen are kept in registers.
 *
 * @param x [rows, columns]
 * @param sums [columns]
 */
export function columnSums(x: usize, sums: usize, rows: i32, columns: i32): void {
  const row = (columns as usize) * 4
  let j = 0
  for (; j + 16 <= columns; j += 16) {
    let s0 = f32x4.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    let at = x
    for (let i = 0; i < rows; i++) {
      s0 = f32x4.add(s0, v128.load(at))
      s1 = f32x4.add(s1, v128.load(at, 16))
      s2 = f32x4.add(s2, v128.load(at, 32))
      s3 = f32x4.add(s3, v128.load(at, 48))
      at += row
    }
    v128.store(sums, s0)
    v128.store(sums, s1, 16)
    v128.store(sums, s2, 32)
    v128.store(sums, s3, 48)
    x += 64
    sums += 64
  }
  for (; j + 4 <= columns; j += 4) {
    let total = f32x4.splat(0)
    let at = x
    for (let i = 0; i < rows; i++) {
      total = f32x4.add(total, v128.load(at))
      at += row
    }
    v128.store(sums, total)
    x += 16
    sums += 16
  }
  for (; j < columns; j++) {
    let total: f32 = 0
    let at = x
    for (let i = 0; i < rows; i++) {
      total += load<f32>(at)
      at += row
    }
    store<f32>(sums, total)
    x += 4
    sums += 4
  }
}

/** Copies n numbers. */
export function copy(from: usize, to: usize, n: i32): void {
  memory.copy(to, from, (n as usize) * 4)
}

/**
 * The stem's receptive fields in Z-order, see `patches.ts` of nn: 4 x 4 windows at stride 2 of images of 16 x 16, with a
 * border of zeros, after 2 x − 1/2.
 *
 * @param images [n, 16, 16, channels]
 * @param rows [n · 64, 16 · channels]
 * @param padded scratch memory for one image with its border: 18 · 18 · channels numbers
 */
export function stemPatches(images: usize, rows: usize, n: i32, channels: i32, padded: usize): void {
  const line = ((16 * channels) as usize) * 4
  const paddedLine = ((18 * channels) as usize) * 4
  const pixel = (channels as usize) * 4
  const two = f32x4.splat(2)
  const half = f32x4.splat(0.5)
  memory.fill(padded, 0, 18 * paddedLine)
  for (let i = 0; i < n; i++) {
    for (let y = 0; y < 16; y++) {
      const to = padded + ((y + 1) as usize) * paddedLine + pixel
      for (let at: usize = 0; at < line; at += 16) {
        v128.store(to + at, f32x4.sub(f32x4.mul(v128.load(images + at), two), half))
      }
      images += line
    }
    for (let place = 0; place < 64; place++) {
      // the bits of the place are r₂ c₂ r₁ c₁ r₀ c₀
      const row = ((place >> 5) & 1) * 4 + ((place >> 3) & 1) * 2 + ((place >> 1) & 1)
      const column = ((place >> 4) & 1) * 4 + ((place >> 2) & 1) * 2 + (place & 1)
      let from = padded + ((2 * row) as usize) * paddedLine + ((2 * column) as usize) * pixel
      for (let y = 0; y < 4; y++) {
        for (let at: usize = 0; at < 4 * pixel; at += 16) v128.store(rows + at, v128.load(from + at))
        rows += 4 * pixel
        from += paddedLine
      }
    }
  }
}
