import { Random } from '../random'

/** 9!, all orders of nine tiles. */
export const PERMUTATION_COUNT = 362_880
const TILES = 9
const CANDIDATES = 100

/**
 * P [|P|][9]: orders of nine tiles that differ from each other in as many places as can be had, each the
 * best of some hundred random ones against those chosen before (after Noroozi and Favaro 2016, arXiv
 * 1603.09246, section 4.2, who search all 9! of them). The same set for every run.
 */
export function permutationSet(size: number): Int32Array[] {
  const random = new Random(0, 'permutations')
  const chosen: Int32Array[] = []
  while (chosen.length < size) {
    let best: { order: Int32Array; distance: number } | undefined
    for (let i = 0; i < CANDIDATES; i++) {
      const order = random.permutation(TILES)
      const distance = Math.min(...chosen.map((other) => hammingDistance(order, other)))
      if (!best || distance > best.distance) best = { order, distance }
    }
    chosen.push(best!.order)
  }
  return chosen
}

/** Places in which two orders differ. */
export const hammingDistance = (a: Int32Array, b: Int32Array): number =>
  a.reduce((sum, x, i) => sum + Number(x !== b[i]), 0)

/** |P| different orders of nine tiles, drawn at random: of any size at once. A larger set begins with the smaller one. */
export function samplePermutations(size: number, seed: number): Int32Array[] {
  const random = new Random(seed, 'orders')
  const orders = new Map<string, Int32Array>()
  while (orders.size < size) {
    const order = random.permutation(TILES)
    orders.set(order.join(), order)
  }
  return [...orders.values()]
}
