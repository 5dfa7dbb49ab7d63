import { MOST } from './schema'

/** Which word comes to each of t places: any list of numbers gives an order, equal ones stay as they are. */
export function orderOf(keys: readonly number[], t: number): number[] {
  return Array.from({ length: t }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b)
}

/** The numbers that lead to an order. */
export function keysOf(order: readonly number[]): number[] {
  return Array.from({ length: MOST }, (_, word) => (order.includes(word) ? order.indexOf(word) : word))
}

/** The words at places j and j + 1 change places. */
export function swapped(order: readonly number[], j: number): number[] {
  return order.with(j, order[j + 1]!).with(j + 1, order[j]!)
}

/** The next of all t! orders, in the order of a dictionary; after the last comes the first. */
export function nextOrder(order: readonly number[]): number[] {
  let i = order.length - 2
  while (i >= 0 && order[i]! > order[i + 1]!) i--
  if (i < 0) return [...order].reverse()
  const next = order.findLastIndex((word) => word > order[i]!)
  const exchanged = order.with(i, order[next]!).with(next, order[i]!)
  return [...exchanged.slice(0, i + 1), ...exchanged.slice(i + 1).reverse()]
}
