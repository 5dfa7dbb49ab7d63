import { Random } from '../random'

/** 9!, the number of all orders of nine tiles. */
export const PERMUTATION_COUNT = 362_880
const TILES = 9
const CANDIDATES = 100

/**
 * Chooses orders of nine tiles that differ from each other in many positions (after Noroozi and Favaro 2016, arXiv
 * 1603.09246, section 4.2): each is the one of 100 random orders that differs most from those chosen before. The paper
 * searches all 9! orders. The set is the same for every run.
 *
 * @param size |P|, how many orders
 * @returns orders [|P|][9]
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

/** Counts the positions in which two orders differ. */
export const hammingDistance = (a: Int32Array, b: Int32Array): number =>
  a.reduce((sum, x, i) => sum + Number(x !== b[i]), 0)

/**
 * Draws different orders of nine tiles at random, which is fast for any number of them. A larger set begins with the
 * smaller one of the same seed.
 *
 * @param size |P|, how many orders
 * @param seed seed of the random numbers
 * @returns orders [|P|][9]
 */
export function samplePermutations(size: number, seed: number): Int32Array[] {
  const random = new Random(seed, 'orders')
  const orders = new Map<string, Int32Array>()
  while (orders.size < size) {
    const order = random.permutation(TILES)
    orders.set(order.join(), order)
  }
  return [...orders.values()]
}
