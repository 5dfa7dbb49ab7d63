/** The value of a grey image between four pixels; beyond an edge it is that of the edge. */
function interpolate(image: usize, side: i32, x0: i32, y0: i32, fx: f32, fy: f32): f32 {
  const right: usize = x0 < side - 1 ? 4 : 0
  const lower = y0 < side - 1 ? (side as usize) * 4 : 0
  const at = image + ((y0 * side + x0) as usize) * 4
  const top = load<f32>(at) * (1 - fx) + load<f32>(at + right) * fx
  const bottom = load<f32>(at + lower) * (1 - fx) + load<f32>(at + lower + right) * fx
  return top * (1 - fy) + bottom * fy
}

/** Three numbers, and 0. */
function three(at: usize): v128 {
  return v128.load_lane<u32>(at + 8, v128.load_zero<u64>(at), 2)
}
/** A column of a matrix [3, 3]. */
function column(at: usize): v128 {
  return f32x4.replace_lane(
    f32x4.replace_lane(f32x4.replace_lane(f32x4.splat(0), 0, load<f32>(at)), 1, load<f32>(at, 12)),
    2,
    load<f32>(at, 24),
  )
}
function between(a: v128, b: v128, share: f32): v128 {
  return f32x4.add(f32x4.mul(a, f32x4.splat(1 - share)), f32x4.mul(b, f32x4.splat(share)))
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
 * @param sharp scratch memory for one image, and for one with a border of a pixel
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
  const framed = sharp + bytes
  const line = ((side * channels) as usize) * 4
  for (let i = 0; i < n; i++) {
    const share = load<f32>(shares)
    const a0 = load<f32>(transforms)
    const a1 = load<f32>(transforms, 4)
    const a2 = load<f32>(transforms, 8)
    const b0 = load<f32>(transforms, 12)
    const b1 = load<f32>(transforms, 16)
    const b2 = load<f32>(transforms, 20)
    const gain = load<f32>(matrices) + load<f32>(matrices, 4) + load<f32>(matrices, 8)
    const colours = channels === 3
    const reds = colours ? column(matrices) : f32x4.splat(0)
    const greens = colours ? column(matrices + 4) : reds
    const blues = colours ? column(matrices + 8) : reds
    const offset = three(offsets)
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
          const grey = interpolate(images, side, x0, y0, fx, fy)
          store<f32>(to, clamp(grey * gain + load<f32>(offsets), 1))
          to += 4
          continue
        }
        const right: usize = x0 < side - 1 ? 12 : 0
        const lower: usize = y0 < side - 1 ? line : 0
        const place = images + (y0 as usize) * line + (x0 as usize) * 12
        const top = between(three(place), three(place + right), fx)
        const bottom = between(three(place + lower), three(place + lower + right), fx)
        const colour = between(top, bottom, fy)
        let mixed = f32x4.mul(v128.shuffle<f32>(colour, colour, 0, 0, 0, 0), reds)
        mixed = f32x4.add(mixed, f32x4.mul(v128.shuffle<f32>(colour, colour, 1, 1, 1, 1), greens))
        mixed = f32x4.add(mixed, f32x4.mul(v128.shuffle<f32>(colour, colour, 2, 2, 2, 2), blues))
        mixed = f32x4.add(mixed, offset)
        mixed = f32x4.pmin(f32x4.pmax(f32x4.splat(0), mixed), f32x4.splat(1))
        v128.store_lane<u64>(to, mixed, 0)
        v128.store_lane<u32>(to + 8, mixed, 2)
        to += 12
      }
    }
    if (share > 0) blur(sharp, views, side, channels, share, middle, beside, framed)
    images += bytes
    views += bytes
    transforms += 32
    matrices += 36
    offsets += 12
    shares += 4
  }
}

/** (1 − share) x + share blur(x) of one image, by way of `framed`, the image with a mirrored border of one pixel. */
function blur(
  sharp: usize,
  out: usize,
  side: i32,
  channels: i32,
  share: f32,
  middle: f32,
  beside: f32,
  framed: usize,
): void {
  const line = ((side * channels) as usize) * 4
  const pixel = (channels as usize) * 4
  const framedLine = line + 2 * pixel
  for (let y = -1; y <= side; y++) {
    const from = sharp + (reflect(y, side) as usize) * line
    const to = framed + ((y + 1) as usize) * framedLine
    for (let at: usize = 0; at < pixel; at += 4) {
      store<f32>(to + at, load<f32>(from + pixel + at))
      store<f32>(to + line + pixel + at, load<f32>(from + line - 2 * pixel + at))
    }
    for (let at: usize = 0; at < line; at += 4) store<f32>(to + pixel + at, load<f32>(from + at))
  }
  for (let y = 0; y < side; y++) {
    let at: usize = 0
    for (; at + 16 <= line; at += 16) {
      const blurred = f32x4.add(
        f32x4.mul(across(framed + framedLine + at, pixel, middle, beside), f32x4.splat(middle)),
        f32x4.mul(
          f32x4.add(
            across(framed + at, pixel, middle, beside),
            across(framed + 2 * framedLine + at, pixel, middle, beside),
          ),
          f32x4.splat(beside),
        ),
      )
      const value = v128.load(sharp + at)
      v128.store(out + at, f32x4.add(value, f32x4.mul(f32x4.sub(blurred, value), f32x4.splat(share))))
    }
    for (; at < line; at += 4) {
      const above = acrossOne(framed + at, pixel, middle, beside)
      const below = acrossOne(framed + 2 * framedLine + at, pixel, middle, beside)
      const blurred = acrossOne(framed + framedLine + at, pixel, middle, beside) * middle + (above + below) * beside
      const value = load<f32>(sharp + at)
      store<f32>(out + at, value + (blurred - value) * share)
    }
    framed += framedLine
    sharp += line
    out += line
  }
}

/** Four numbers blurred along their row; `at` is the pixel before the first. */
function across(at: usize, pixel: usize, middle: f32, beside: f32): v128 {
  const besides = f32x4.add(v128.load(at), v128.load(at + 2 * pixel))
  return f32x4.add(f32x4.mul(v128.load(at + pixel), f32x4.splat(middle)), f32x4.mul(besides, f32x4.splat(beside)))
}
function acrossOne(at: usize, pixel: usize, middle: f32, beside: f32): f32 {
  return load<f32>(at + pixel) * middle + (load<f32>(at) + load<f32>(at + 2 * pixel)) * beside
}
