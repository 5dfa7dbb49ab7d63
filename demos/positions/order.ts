import { MAX_WORDS } from './schema'

/** Which word comes to each of t places: any list of numbers gives an order, equal ones stay as they are. */
export function orderOf(keys: readonly number[], t: number): number[] {
  return Array.from({ length: t }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b)
}

/** The numbers that lead to an order. */
export function keysOf(order: readonly number[]): number[] {
  return Array.from({ length: MAX_WORDS }, (_, word) => (order.includes(word) ? order.indexOf(word) : word))
}

/** The word at place `from` goes to place `to`; those between make room. */
export function moved(order: readonly number[], from: number, to: number): number[] {
  return order.toSpliced(from, 1).toSpliced(to, 0, order[from]!)
}

/**
 * The next of the t! − 1 orders that change the sentence, in the order of a dictionary; after the last comes the first of
 * them. The unchanged one is left out: nothing could be compared with it.
 */
export function nextOrder(order: readonly number[]): number[] {
  const next = following(order)
  return next.every((word, place) => word === place) ? following(next) : next
}

function following(order: readonly number[]): number[] {
  let i = order.length - 2
  while (i >= 0 && order[i]! > order[i + 1]!) i--
  if (i < 0) return [...order].reverse()
  const next = order.findLastIndex((word) => word > order[i]!)
  const exchanged = order.with(i, order[next]!).with(next, order[i]!)
  return [...exchanged.slice(0, i + 1), ...exchanged.slice(i + 1).reverse()]
}
