import * as v from 'valibot'
import { shallowRef } from 'vue'
import { METHOD_NAMES } from '../core/ssl/registry'
import { onRemembered, recall, remember } from '../runtime/storage'
import { finiteSchema, parsed } from '../runtime/validation'
import { schema } from './schema'

/** JSON has null for NaN, which stands for what was not measured. */
const cellSchema = v.union([
  v.string(),
  finiteSchema,
  v.pipe(
    v.null(),
    v.transform(() => NaN),
  ),
])
const savedRaceSchema = v.object({
  budget: v.picklist(schema.budget.options),
  batchSize: finiteSchema,
  starts: v.picklist(schema.starts.options),
  /** Mean accuracy of each method, in the order of `METHOD_NAMES`; null for a method that did not race. */
  means: v.pipe(v.array(v.nullable(finiteSchema)), v.length(METHOD_NAMES.length), v.readonly()),
  /** Rows of the exported table, without its head. */
  rows: v.pipe(v.array(v.pipe(v.array(cellSchema), v.readonly())), v.readonly()),
})
/** The results of a race, saved to be compared with later races. */
export type SavedRace = Readonly<v.InferOutput<typeof savedRaceSchema>>
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

/** Reads the storage; races of another form are left out. */
function read(): readonly SavedRace[] {
  const stored = parsed(v.array(v.unknown()), recall(KEY, 'browser')) ?? []
  return stored.flatMap((race) => parsed(savedRaceSchema, race) ?? []).slice(-MAX_SAVED)
}
