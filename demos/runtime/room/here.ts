import * as v from 'valibot'
import { countSchema, optionalSchema } from '../validation'

/** Part of the slide's width and height, in percent. */
const percentSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(100))
const slideKeySchema = v.pipe(v.string(), v.regex(/^[\w+-]{1,40}$/))

/** Where the lecturer is: the sign of life that all viewers get. */
export const hereSchema = v.object({
  /** The connection was lost, or the room was closed. */
  gone: v.fallback(v.boolean(), false),
  /** Alias of the slide in view, equal in both languages. */
  slide: v.optional(slideKeySchema),
  clicks: v.fallback(countSchema, 0),
  /** Names what the decks are made from. */
  version: v.fallback(v.pipe(v.string(), v.maxLength(40)), ''),
  cursor: optionalSchema(v.object({ x: percentSchema, y: percentSchema, style: v.picklist(['cursor', 'laser']) })),
})
export type Here = v.InferOutput<typeof hereSchema>
