/** The value at (x, y), between four pixels; beyond an edge it is that of the edge. */
function interpolate(image: usize, side: i32, channels: i32, channel: i32, x0: i32, y0: i32, fx: f32, fy: f32): f32 {
  const right = x0 < side - 1 ? channels : 0
  const below = y0 < side - 1 ? side * channels : 0
  const at = image + (((y0 * side + x0) * channels + channel) as usize) * 4
  const top = load<f32>(at) * (1 - fx) + load<f32>(at + (right as usize) * 4) * fx
  const lower = at + (below as usize) * 4
  const bottom = load<f32>(lower) * (1 - fx) + load<f32>(lower + (right as usize) * 4) * fx
  return top * (1 - fy) + bottom * fy
}

/** x brought to 0 … high; 0 where it is not a number, so that no pixel outside is read. */
function clamp(x: f32, high: f32): f32 {
  return x > 0 ? (x < high ? x : high) : 0
}

/** Pixels at `place` and to its right, and at `place2` and to its right. */
function pairs(image: usize, place: i32, place2: i32): v128 {
  return v128.load_lane<u64>(image + (place2 as usize) * 4, v128.load_zero<u64>(image + (place as usize) * 4), 1)
}

/**
 * Four grey pixels at (x, y), with offset and gain of brightness, clamped to 0 … 1. Where x is that of the last column
 * they lie between it and the one before it.
 */
function fourGrey(image: usize, side: i32, x: v128, y: v128, gain: v128, offset: v128): v128 {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  const last = f32x4.splat((side - 1) as f32)
  const lastButOne = f32x4.splat((side - 2) as f32)
  x = f32x4.pmin(f32x4.pmax(zero, x), last)
  y = f32x4.pmin(f32x4.pmax(zero, y), last)
  const x0 = f32x4.pmin(f32x4.floor(x), lastButOne)
  const y0 = f32x4.pmin(f32x4.floor(y), lastButOne)
  const fx = f32x4.sub(x, x0)
  const fy = f32x4.sub(y, y0)
  const place = f32x4.add(f32x4.mul(y0, f32x4.splat(side as f32)), x0)
  // a whole number after 2²³ stands in the last bits
  const places = v128.and(f32x4.add(place, f32x4.splat(8388608)), i32x4.splat(0x7fffff))
  const p0 = i32x4.extract_lane(places, 0)
  const p1 = i32x4.extract_lane(places, 1)
  const p2 = i32x4.extract_lane(places, 2)
  const p3 = i32x4.extract_lane(places, 3)
  const below = image + (side as usize) * 4
  const top01 = pairs(image, p0, p1)
  const top23 = pairs(image, p2, p3)
  const bottom01 = pairs(below, p0, p1)
  const bottom23 = pairs(below, p2, p3)
  const leftPart = f32x4.sub(one, fx)
  const top = f32x4.add(
    f32x4.mul(v128.shuffle<f32>(top01, top23, 0, 2, 4, 6), leftPart),
    f32x4.mul(v128.shuffle<f32>(top01, top23, 1, 3, 5, 7), fx),
  )
  const bottom = f32x4.add(
    f32x4.mul(v128.shuffle<f32>(bottom01, bottom23, 0, 2, 4, 6), leftPart),
    f32x4.mul(v128.shuffle<f32>(bottom01, bottom23, 1, 3, 5, 7), fx),
  )
  const grey = f32x4.add(f32x4.mul(top, f32x4.sub(one, fy)), f32x4.mul(bottom, fy))
  return f32x4.pmin(f32x4.pmax(zero, f32x4.add(f32x4.mul(grey, gain), offset)), one)
}

/** A pixel before the first or after the last, mirrored about it. */
function reflect(i: i32, side: i32): i32 {
  return i < 0 ? -i : i >= side ? 2 * side - 2 - i : i
}

/**
 * One view of each image, see `applyViews` of augment: geometry, colour (clamped to 0 … 1), then blur.
 *
 * @param images [n, side, side, channels], channels 1 or 3
 * @param transforms [n, 8]: where each pixel is read, of which the first six count
 * @param matrices [n, 3, 3]
 * @param offsets [n, 3]
 * @param shares [n]: share of the blurred image
 * @param middle weight of the kernel's middle, the same in both directions
 * @param beside weight to each side of it
 * @param views [n, side, side, channels]
 * @param sharp scratch memory for one image
 */
export function applyViews(
  images: usize,
  transforms: usize,
  matrices: usize,
  offsets: usize,
  shares: usize,
  middle: f32,
  beside: f32,
  views: usize,
  n: i32,
  side: i32,
  channels: i32,
  sharp: usize,
): void {
  const bytes = ((side * side * channels) as usize) * 4
  const last = (side - 1) as f32
  for (let i = 0; i < n; i++) {
    const share = load<f32>(shares)
    const a0 = load<f32>(transforms)
    const a1 = load<f32>(transforms, 4)
    const a2 = load<f32>(transforms, 8)
    const b0 = load<f32>(transforms, 12)
    const b1 = load<f32>(transforms, 16)
    const b2 = load<f32>(transforms, 20)
    const gain = load<f32>(matrices) + load<f32>(matrices, 4) + load<f32>(matrices, 8)
    let to = share > 0 ? sharp : views
    for (let v = 0; v < side; v++) {
      let u = 0
      if (channels === 1) {
        const xs = f32x4.splat(a1 * (v as f32) + a2)
        const ys = f32x4.splat(b1 * (v as f32) + b2)
        for (; u + 4 <= side; u += 4) {
          const us = f32x4.add(f32x4.splat(u as f32), f32x4(0, 1, 2, 3))
          const x = f32x4.add(f32x4.mul(us, f32x4.splat(a0)), xs)
          const y = f32x4.add(f32x4.mul(us, f32x4.splat(b0)), ys)
          v128.store(to, fourGrey(images, side, x, y, f32x4.splat(gain), f32x4.splat(load<f32>(offsets))))
          to += 16
        }
      }
      for (; u < side; u++) {
        const x = clamp(a0 * (u as f32) + a1 * (v as f32) + a2, last)
        const y = clamp(b0 * (u as f32) + b1 * (v as f32) + b2, last)
        const x0 = x as i32
        const y0 = y as i32
        const fx = x - (x0 as f32)
        const fy = y - (y0 as f32)
        if (channels === 1) {
          const grey = interpolate(images, side, 1, 0, x0, y0, fx, fy)
          store<f32>(to, clamp(grey * gain + load<f32>(offsets), 1))
          to += 4
          continue
        }
        const red = interpolate(images, side, 3, 0, x0, y0, fx, fy)
        const green = interpolate(images, side, 3, 1, x0, y0, fx, fy)
        const blue = interpolate(images, side, 3, 2, x0, y0, fx, fy)
        for (let row: usize = 0; row < 3; row++) {
          const m = matrices + 12 * row
          const mixed = red * load<f32>(m) + green * load<f32>(m, 4) + blue * load<f32>(m, 8)
          store<f32>(to, clamp(mixed + load<f32>(offsets + 4 * row), 1))
          to += 4
        }
      }
    }
    if (share > 0) blur(sharp, views, side, channels, share, middle, beside)
    images += bytes
    views += bytes
    transforms += 32
    matrices += 36
    offsets += 12
    shares += 4
  }
}

/** (1 − share) x + share blur(x) of one image. */
function blur(sharp: usize, out: usize, side: i32, channels: i32, share: f32, middle: f32, beside: f32): void {
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (let channel = 0; channel < channels; channel++) {
        let blurred: f32 = 0
        for (let dy = -1; dy <= 1; dy++) {
          const line = reflect(y + dy, side) * side
          for (let dx = -1; dx <= 1; dx++) {
            const weight = (dy ? beside : middle) * (dx ? beside : middle)
            blurred += weight * load<f32>(sharp + (((line + reflect(x + dx, side)) * channels + channel) as usize) * 4)
          }
        }
        const at = (((y * side + x) * channels + channel) as usize) * 4
        const value = load<f32>(sharp + at)
        store<f32>(out + at, value + (blurred - value) * share)
      }
    }
  }
}
