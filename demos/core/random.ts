/**
 * The one source of random numbers. A generator is addressed by `(seed, stream, step)` and keeps no
 * other state, so that a run can go on from any step without replaying the ones before it.
 *
 * Generator: sfc32, "small fast counter" (Chris Doty-Humphrey, PractRand 0.94); the three words of the
 * address are mixed into its state with the finaliser of MurmurHash3 (Austin Appleby).
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  /**
   * @param seed   unsigned 32-bit integer, the run's seed
   * @param stream what the numbers are for ("weights", "views"): different streams are independent
   * @param step   the training step they belong to
   */
  constructor(seed: number, stream = '', step = 0) {
    this.a = mix(seed)
    this.b = mix(hash(stream) ^ this.a)
    this.c = mix((step + 0x9e3779b9) ^ this.b)
    for (let i = 0; i < 12; i++) this.next()
  }

  /** Next unsigned 32-bit integer. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** Uniform in `[low, high)`. */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * (this.next() / 2 ** 32)
  }

  /** Uniform integer in `0 … n - 1`. */
  int(n: number): number {
    return Math.floor(this.uniform(0, n))
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform())
  }

  /** A random order of `0 … n - 1` (Fisher and Yates). */
  permutation(n: number): Int32Array {
    const order = Int32Array.from({ length: n }, (_, i) => i)
    for (let i = n - 1; i > 0; i--) {
      const j = this.int(i + 1)
      const kept = order[i]!
      order[i] = order[j]!
      order[j] = kept
    }
    return order
  }
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** FNV-1a over the UTF-16 units of a name. */
function hash(name: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  return h
}
