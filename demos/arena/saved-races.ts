import { shallowRef } from 'vue'
import { onRemembered, recall, remember } from '../runtime/storage'
import type { ArenaParams } from './schema'

/** A race that is over, kept to be compared with later ones. */
export interface SavedRace extends Pick<ArenaParams, 'budget' | 'batchSize' | 'starts'> {
  /** By method, in the order of the line-up; null for those that did not race. */
  readonly means: readonly (number | null)[]
  /** Of the table, without its head. */
  readonly rows: readonly (readonly (string | number)[])[]
}
const KEY = 'arena kept'
const MAX_SAVED = 3

/** Those of the browser, so that the audience window shows what is kept in the presenter's; until they are forgotten. */
export const savedRaces = shallowRef(read())
onRemembered(KEY, () => (savedRaces.value = read()))

export const saveRace = (race: SavedRace): void => storeRaces([...savedRaces.value, race].slice(-MAX_SAVED))
export const forgetRaces = (): void => storeRaces([])

function storeRaces(races: readonly SavedRace[]): void {
  savedRaces.value = races
  remember(KEY, races, 'browser')
}

/** What storage says, if it is what was put there. */
function read(): readonly SavedRace[] {
  const stored = recall(KEY, 'browser')
  if (!Array.isArray(stored)) return []
  return (stored as Partial<SavedRace>[]).filter(
    (race): race is SavedRace => Array.isArray(race?.means) && Array.isArray(race.rows),
  )
}
