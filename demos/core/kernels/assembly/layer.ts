/** ∂L/∂z of four numbers from ∂L/∂y and y = φ(z): for ELU φ′ is y + 1 where y < 0, else 1; for ReLU 1 where y > 0. */
function slope(dy: v128, y: v128, activation: i32): v128 {
  const zero = f32x4.splat(0)
  if (activation === 1) return v128.and(dy, f32x4.gt(y, zero))
  return f32x4.mul(dy, f32x4.add(f32x4.pmin(y, zero), f32x4.splat(1)))
}

/**
 * Back through φ, and ∂L/∂b, the sums of its columns. Each matrix may be a part of one whose rows are of `wide` numbers.
 *
 * @param dz [rows, columns]; for the identity it is not written, because it is dy
 * @param sums [columns], or 0 where no bias needs them
 * @param activation φ: 0 is the identity, 1 ReLU, 2 ELU
 */
export function activationGradient(
  y: usize,
  dy: usize,
  dz: usize,
  sums: usize,
  rows: i32,
  columns: i32,
  wide: i32,
  activation: i32,
): void {
  const bytes = (columns as usize) * 4
  const row = (wide as usize) * 4
  if (sums) memory.fill(sums, 0, bytes)
  const vectors = bytes & ~15
  for (let i = 0; i < rows; i++) {
    let at: usize = 0
    for (; at < vectors; at += 16) {
      let d = v128.load(dy + at)
      if (activation) {
        d = slope(d, v128.load(y + at), activation)
        v128.store(dz + at, d)
      }
      if (sums) v128.store(sums + at, f32x4.add(v128.load(sums + at), d))
    }
    for (; at < bytes; at += 4) {
      let d = v128.load_splat<f32>(dy + at)
      if (activation) {
        d = slope(d, v128.load_splat<f32>(y + at), activation)
        store<f32>(dz + at, f32x4.extract_lane(d, 0))
      }
      if (sums) store<f32>(sums + at, load<f32>(sums + at) + f32x4.extract_lane(d, 0))
    }
    y += row
    dy += row
    dz += row
  }
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
