import { Random } from '../random'
import { bagKey, countBags, bagCeiling } from './bag-of-words'
import { numeralTokens } from './vocabulary'

export interface NumberSplit {
  /** The numbers to learn are below. */
  readonly limit: number
  /** Tells whether a number is held out. */
  held(n: number): boolean
  /** Held-out numbers, uniform below the limit: all of them if they are few. */
  readonly sample: readonly number[]
  /** Held-out numbers of so many digits, at most `PER_LENGTH` of each. */
  readonly byLength: ReadonlyMap<number, readonly number[]>
  /** Numbers with « soixante et onze », when all are held out. */
  readonly pattern: readonly number[]
  /** The most that a bag of words can tell: of the sample if it is all of the held-out numbers, else of all below the limit. */
  readonly ceiling: number
}

const SAMPLE = 200
const PER_LENGTH = 40
const heldShare = (limit: number): number => (limit <= 1000 ? 0.15 : 0.05)
/** Tells whether a numeral contains « soixante et onze ». */
export const has71 = (n: number): boolean => n % 100 === 71 || Math.floor(n / 1000) % 100 === 71
/** The decimal digits of a number. */
export const digits = (n: number): number[] => [...String(n)].map(Number)

/**
 * Splits the numbers below a limit into those to learn from and those held out. Bags of words are held out whole, with
 * all their numbers: a model that only sees bags is right on one number of each at most, so the ceiling is the same for
 * the held-out numbers as for all. Bags are taken at equal steps from a list ordered by size, so that they have the same
 * sizes as all bags. Numbers of one word are never held out, because their words are needed; the next bag is taken
 * instead.
 *
 * @param pattern whether every number with « soixante et onze » is held out too, and judged apart
 */
export function trainTestSplit(limit: number, seed: number, pattern: boolean): NumberSplit {
  const { keys, share } = heldBags(limit, seed)
  const isHeld = (n: number): boolean => keys.has(bagKey(n))
  const judged = (n: number): boolean => isHeld(n) && !(pattern && has71(n))
  const random = new Random(seed, 'held-out sample')
  const few = limit <= 10_000
  const all = few ? numbers(0, limit).filter(judged) : []
  const lengths = numbers(2, String(limit - 1).length + 1)
  return {
    limit,
    held: (n) => isHeld(n) || (pattern && has71(n)),
    sample: few ? all : drawDistinct(SAMPLE, 0, limit, judged, random),
    byLength: new Map(
      lengths.map((length) => {
        const [low, high] = [10 ** (length - 1), 10 ** length]
        const short = high <= 1000 ? numbers(low, high).filter(judged).slice(0, PER_LENGTH) : undefined
        return [length, short ?? drawDistinct(PER_LENGTH, low, high, judged, random)]
      }),
    ),
    pattern: pattern ? drawDistinct(SAMPLE / 4, 0, limit, has71, random) : [],
    ceiling: few ? bagCeiling(all) : share,
  }
}

/** Numbers of one word. */
const SINGLE = Array.from({ length: 1001 }, (_, n) => n).filter((n) => numeralTokens(n).length === 1)

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

/**
 * Draws different numbers that are accepted.
 *
 * @param low the least number
 * @param high one more than the largest number
 * @returns `count` numbers, or fewer when there are not as many
 */
export function drawDistinct(
  count: number,
  low: number,
  high: number,
  accepted: (n: number) => boolean,
  random: Random,
): number[] {
  const found = new Set<number>()
  for (let tries = 0; found.size < count && tries < 1000 * count; tries++) {
    const n = low + random.int(high - low)
    if (accepted(n)) found.add(n)
  }
  return [...found]
}

function heldBags(limit: number, seed: number): { keys: Set<number>; share: number } {
  const bags = [...countBags(limit)]
  const order = new Random(seed, 'held-out bags').permutation(bags.length)
  const sorted = Array.from(order, (i) => bags[i]!).sort(([, a], [, b]) => a - b)
  const single = new Set(SINGLE.map(bagKey))
  const step = 1 / heldShare(limit)
  const keys = numbers(0, Math.floor(sorted.length / step)).map((i) => {
    let place = Math.floor((i + 0.5) * step)
    while (single.has(sorted[place]![0])) place++
    return sorted[place]![0]
  })
  return { keys: new Set(keys), share: bags.length / limit }
}

/**
 * Draws a number to learn from. Half of the numbers are log-uniform, with as many of 1 digit as of 6, because short ones
 * would hardly ever be seen; the others are uniform, as those that judge are.
 */
export function drawTrainingNumber({ limit, held }: NumberSplit, random: Random): number {
  const short = random.uniform() < 0.5
  for (;;) {
    const n = short ? Math.floor(Math.exp(random.uniform(0, Math.log(limit + 1)))) - 1 : random.int(limit)
    if (n < limit && !held(n)) return n
  }
}
