import { exp, largest, sum } from './exp'
import { madd } from './madd'

/** a · b, both of d numbers. */
function dot(a: usize, b: usize, d: i32): f32 {
  const bytes = (d as usize) * 4
  let total = f32x4.splat(0)
  let at: usize = 0
  for (; at + 16 <= bytes; at += 16) total = madd(v128.load(a + at), v128.load(b + at), total)
  let value = sum(total)
  for (; at < bytes; at += 4) value += load<f32>(a + at) * load<f32>(b + at)
  return value
}

/** z = u / ‖u‖ for each row, and 1 / ‖u‖; 1e-12 is added to the squared length. u [rows, d], inverse [rows]. */
export function l2Normalize(u: usize, z: usize, inverse: usize, rows: i32, d: i32): void {
  const bytes = (d as usize) * 4
  for (let i = 0; i < rows; i++) {
    const scale: f32 = 1 / sqrt<f32>(dot(u, u, d) + 1e-12)
    store<f32>(inverse, scale)
    let at: usize = 0
    for (; at + 16 <= bytes; at += 16) v128.store(z + at, f32x4.mul(v128.load(u + at), f32x4.splat(scale)))
    for (; at < bytes; at += 4) store<f32>(z + at, load<f32>(u + at) * scale)
    u += bytes
    z += bytes
    inverse += 4
  }
}

/** ∂L/∂u = (dz − z (z·dz)) / ‖u‖ for each row. */
export function l2NormalizeGradient(z: usize, inverse: usize, dz: usize, du: usize, rows: i32, d: i32): void {
  const bytes = (d as usize) * 4
  for (let i = 0; i < rows; i++) {
    const along = dot(z, dz, d)
    const scale = load<f32>(inverse)
    let at: usize = 0
    for (; at + 16 <= bytes; at += 16) {
      const across = f32x4.sub(v128.load(dz + at), f32x4.mul(v128.load(z + at), f32x4.splat(along)))
      v128.store(du + at, f32x4.mul(across, f32x4.splat(scale)))
    }
    for (; at < bytes; at += 4) store<f32>(du + at, (load<f32>(dz + at) - load<f32>(z + at) * along) * scale)
    z += bytes
    dz += bytes
    du += bytes
    inverse += 4
  }
}

/** The softargmax of each row of s [rows, columns]. */
export function softargmax(s: usize, p: usize, rows: i32, columns: i32): void {
  const bytes = (columns as usize) * 4
  const vectors = bytes & ~15
  for (let i = 0; i < rows; i++) {
    let tops = f32x4.splat(-Infinity)
    let at: usize = 0
    for (; at < vectors; at += 16) tops = f32x4.pmax(tops, v128.load(s + at))
    let top = largest(tops)
    for (; at < bytes; at += 4) top = max(top, load<f32>(s + at))
    let sums = f32x4.splat(0)
    for (at = 0; at < vectors; at += 16) {
      const e = exp(f32x4.sub(v128.load(s + at), f32x4.splat(top)))
      v128.store(p + at, e)
      sums = f32x4.add(sums, e)
    }
    let total = sum(sums)
    for (; at < bytes; at += 4) {
      const e = f32x4.extract_lane(exp(f32x4.splat(load<f32>(s + at) - top)), 0)
      store<f32>(p + at, e)
      total += e
    }
    const scale: f32 = 1 / total
    for (at = 0; at < vectors; at += 16) v128.store(p + at, f32x4.mul(v128.load(p + at), f32x4.splat(scale)))
    for (; at < bytes; at += 4) store<f32>(p + at, load<f32>(p + at) * scale)
    s += bytes
    p += bytes
  }
}

/** P + Pᵀ in the place of P [n, n], in blocks, so that what is read by columns stays in the cache. */
export function addTransposed(p: usize, n: i32): void {
  const BLOCK = 16
  for (let top = 0; top < n; top += BLOCK) {
    for (let left = 0; left <= top; left += BLOCK) {
      for (let i = top; i < min(n, top + BLOCK); i++) {
        for (let j = left; j < min(i + 1, left + BLOCK); j++) {
          const a = p + ((i * n + j) as usize) * 4
          const b = p + ((j * n + i) as usize) * 4
          const both = load<f32>(a) + load<f32>(b)
          store<f32>(a, both)
          store<f32>(b, both)
        }
      }
    }
  }
}

/**
 * ∂L/∂z = (push − 2 z₊) · scale in the place of `push`, where z₊ is the other view of each row: that of row i is row
 * i ± rows / 2.
 */
export function pullPairs(push: usize, z: usize, rows: i32, d: i32, scale: f32): void {
  const bytes = (d as usize) * 4
  const half = rows / 2
  for (let i = 0; i < rows; i++) {
    const other = z + ((i < half ? i + half : i - half) as usize) * bytes
    let at: usize = 0
    for (; at + 16 <= bytes; at += 16) {
      const pull = f32x4.mul(v128.load(other + at), f32x4.splat(2))
      v128.store(push + at, f32x4.mul(f32x4.sub(v128.load(push + at), pull), f32x4.splat(scale)))
    }
    for (; at < bytes; at += 4) store<f32>(push + at, (load<f32>(push + at) - 2 * load<f32>(other + at)) * scale)
    push += bytes
  }
}

/**
 * For each row i of s [n, n], of its entries but the i-th: the largest, and the sum of exp(s − largest). Entries are
 * multiplied by `scale` first.
 *
 * @param tops [n]
 * @param sums [n]
 */
export function expSumsOfOthers(s: usize, n: i32, scale: f32, tops: usize, sums: usize): void {
  const bytes = (n as usize) * 4
  const vectors = bytes & ~15
  const factor = f32x4.splat(scale)
  for (let i = 0; i < n; i++) {
    store<f32>(s + (i as usize) * 4, -Infinity)
    let highest = f32x4.splat(-Infinity)
    let at: usize = 0
    for (; at < vectors; at += 16) {
      const x = f32x4.mul(v128.load(s + at), factor)
      v128.store(s + at, x)
      highest = f32x4.pmax(highest, x)
    }
    let top = largest(highest)
    for (; at < bytes; at += 4) {
      const x = load<f32>(s + at) * scale
      store<f32>(s + at, x)
      top = max(top, x)
    }
    let total = f32x4.splat(0)
    for (at = 0; at < vectors; at += 16) {
      total = f32x4.add(total, exp(f32x4.sub(v128.load(s + at), f32x4.splat(top))))
    }
    let value = sum(total)
    for (; at < bytes; at += 4) value += f32x4.extract_lane(exp(f32x4.splat(load<f32>(s + at) - top)), 0)
    store<f32>(tops, top)
    store<f32>(sums, value)
    s += bytes
    tops += 4
    sums += 4
  }
}
