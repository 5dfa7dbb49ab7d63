import { shallowRef } from 'vue'
import { onRemembered, recall, remember } from '../runtime/storage'
import type { ArenaParams } from './schema'

/** A race that is over, kept to be compared with later ones. */
export interface Kept extends Pick<ArenaParams, 'budget' | 'batchSize' | 'starts'> {
  /** By method, in the order of the line-up; null for those that did not race. */
  readonly means: readonly (number | null)[]
  /** Of the table, without its head. */
  readonly rows: readonly (readonly (string | number)[])[]
}
const KEY = 'arena kept'
const MOST = 3

/** Those of the browser, so that the audience window shows what is kept in the presenter's; until they are forgotten. */
export const kept = shallowRef(read())
onRemembered(KEY, () => (kept.value = read()))

export const keep = (race: Kept): void => become([...kept.value, race].slice(-MOST))
export const forget = (): void => become([])

function become(races: readonly Kept[]): void {
  kept.value = races
  remember(KEY, races, 'browser')
}

/** What storage says, if it is what was put there. */
function read(): readonly Kept[] {
  const stored = recall(KEY, 'browser')
  if (!Array.isArray(stored)) return []
  return (stored as Partial<Kept>[]).filter(
    (race): race is Kept => Array.isArray(race?.means) && Array.isArray(race.rows),
  )
}
