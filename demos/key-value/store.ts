import { MAX_TITLES, READ, type KeyValueParams } from './schema'

/** The titles that count, their values, and how many titles are left out. */
export function readStore({ titles, values }: Pick<KeyValueParams, 'titles' | 'values'>) {
  const all = titles
    .slice(0, READ.titles)
    .split(/[,;،、\n]/u)
    .map((title) => title.trim())
    .filter((title) => title !== '')
  const used = all.slice(0, MAX_TITLES)
  return { titles: used, values: used.map((_, i) => values[i] ?? 0), leftOut: all.length - used.length }
}

/** Stores to begin with: the course's dishes, and a title that stands there twice. */
export const STORES = {
  dishes: { titles: 'lasagne, pizza, pizzaiola, tiramisu', values: [90, 30, 45, 20], query: 'pizza', beta: 8 },
  twins: { titles: 'lasagne, lasagne, tiramisu', values: [100, 1000, 20], query: 'lasagne', beta: 30 },
} as const
