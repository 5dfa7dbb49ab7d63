import { shallowRef } from 'vue'
import { onRemembered, recall, remember } from '../runtime/storage'
import type { ArenaParams } from './schema'

/** The results of a race, saved to be compared with later races. */
export interface SavedRace extends Pick<ArenaParams, 'budget' | 'batchSize' | 'starts'> {
  /** Mean accuracy of each method, in the order of `METHOD_NAMES`; null for a method that did not race. */
  readonly means: readonly (number | null)[]
  /** Rows of the exported table, without its head. */
  readonly rows: readonly (readonly (string | number)[])[]
}
const KEY = 'arena kept'
const MAX_SAVED = 3

/** The saved races. They are in the storage of the browser, so that all windows show the same ones. */
export const savedRaces = shallowRef(read())
onRemembered(KEY, () => (savedRaces.value = read()))

export const saveRace = (race: SavedRace): void => storeRaces([...savedRaces.value, race].slice(-MAX_SAVED))
export const forgetRaces = (): void => storeRaces([])

function storeRaces(races: readonly SavedRace[]): void {
  savedRaces.value = races
  remember(KEY, races, 'browser')
}

/** Reads the storage; entries of another form are left out. */
function read(): readonly SavedRace[] {
  const stored = recall(KEY, 'browser')
  if (!Array.isArray(stored)) return []
  return (stored as Partial<SavedRace>[]).filter(
    (race): race is SavedRace => Array.isArray(race?.means) && Array.isArray(race.rows),
  )
}
