/** What the class is asked to do at present, as all devices are told it. */
import * as v from 'valibot'
import { countSchema, finiteSchema, longCountSchema, optionalSchema, recordSchema } from '../validation'

/** Names what was asked. */
export const idSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))
const demoSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))

/** A prediction of a demo: its question and options are in the deck itself, in both languages. */
export const pollSchema = v.object({
  id: idSchema,
  demo: demoSchema,
  open: v.boolean(),
  /** How many devices have answered. */
  count: countSchema,
  /** How many chose each option, or a value in each part of the slider; only once the lecturer shows it. */
  bins: v.optional(v.pipe(v.array(countSchema), v.maxLength(16))),
})
export type Poll = v.InferOutput<typeof pollSchema>

/** A run for every device, each with a setting of its own. */
const experimentSchema = v.object({
  id: idSchema,
  demo: demoSchema,
  open: v.boolean(),
  params: recordSchema,
  /** The parameter that varies; without one the seed does. */
  vary: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** The values that it takes; of seeds the first. */
  values: v.pipe(v.array(finiteSchema), v.minLength(1), v.maxLength(32)),
  seed: longCountSchema,
  steps: v.pipe(countSchema, v.minValue(1)),
  metric: v.pipe(v.string(), v.maxLength(40)),
  /** Mean of what has come so far, so that each can see where its own run lies. */
  summary: optionalSchema(v.object({ count: countSchema, mean: finiteSchema, low: finiteSchema, high: finiteSchema })),
})
export type Experiment = v.InferOutput<typeof experimentSchema>

/** Written questions that the lecturer shows, with their votes. */
export const questionsSchema = v.object({
  id: idSchema,
  open: v.boolean(),
  shown: v.pipe(
    v.array(v.object({ id: idSchema, text: v.pipe(v.string(), v.maxLength(280)), votes: countSchema })),
    v.maxLength(20),
  ),
})
export type Questions = v.InferOutput<typeof questionsSchema>

export const activitySchema = v.object({
  poll: optionalSchema(pollSchema),
  experiment: optionalSchema(experimentSchema),
  questions: optionalSchema(questionsSchema),
})
export type Activity = v.InferOutput<typeof activitySchema>

/** A name for what is asked, new each time. */
export const newId = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-')
