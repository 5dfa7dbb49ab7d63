/** What the class answered, by slide, in the lecturer's browser: the deck is printed from a page of its own. */
import * as v from 'valibot'
import { recall, remember } from '../storage'
import { countSchema, finiteSchema, nameSchema, optionalSchema, parsed } from '../validation'
import { curveSchema } from './answers'

export const classRunSchema = v.object({
  setting: finiteSchema,
  steps: countSchema,
  curve: curveSchema,
})
const resultsSchema = v.object({
  poll: optionalSchema(v.object({ demo: nameSchema, bins: v.array(countSchema) })),
  experiment: optionalSchema(
    v.object({ demo: nameSchema, metric: nameSchema, vary: v.optional(nameSchema), runs: v.array(classRunSchema) }),
  ),
})
export type Results = v.InferOutput<typeof resultsSchema>

const KEPT = 'room results'
/** All that is kept, by the name of the slide. */
export const keptResults = (): Record<string, Results> =>
  parsed(v.record(v.string(), resultsSchema), recall(KEPT, 'browser')) ?? {}
/** Keeps what came of a poll or an experiment in place of what the same slide had before. */
export function keepResults(slide: string, results: Results): void {
  const all = keptResults()
  remember(KEPT, { ...all, [slide]: { ...all[slide], ...results } }, 'browser')
}
/** Forgets all of it; false where nothing can be stored. */
export const forgetResults = (): boolean => remember(KEPT, {}, 'browser')
