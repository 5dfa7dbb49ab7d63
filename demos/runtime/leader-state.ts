/** What windows tell each other of a demo, and how what arrives is held to the demo's schema. */
import * as v from 'valibot'
import { arraysSchema } from './array-encoding'
import { checkpointSchema } from './checkpoint'
import { curvesSchema, snapshotSchema } from './codec'
import { BACKENDS, type DemoDefinition } from './contract'
import { initialLocation, parseLocation, type DemoLocation } from './demo-location'
import {
  countSchema,
  finiteSchema,
  isRecord,
  longCountSchema,
  nameSchema,
  optionalSchema,
  recordSchema,
} from './validation'

const idSchema = v.pipe(nameSchema, v.minLength(1))
/** Wall clock when the lead was taken, in ms, and later than any epoch that the window knew of. */
export const epochSchema = longCountSchema
export const leadSchema = v.object({ epoch: epochSchema, by: idSchema })
/** One window's time as the leader. A later epoch leads; of equal ones, which only a chance makes, the greater name. */
export type Lead = v.InferOutput<typeof leadSchema>

/** A sign of life: who leads, and the number of its latest picture, which orders what the leader publishes. */
export const beatSchema = v.object({
  ...leadSchema.entries,
  seq: countSchema,
  /** away: the leader is on another slide */
  condition: v.fallback(v.picklist(['present', 'away', 'closed']), 'present'),
})
export type Beat = v.InferOutput<typeof beatSchema>
export type Condition = Beat['condition']

/** True only if it is said. */
const flagSchema = v.fallback(v.boolean(), false)
/** Parameters, seed and step of another window, clamped as those of an address are. */
export const locationSchema = (definition: DemoDefinition) =>
  v.pipe(
    recordSchema,
    v.transform(({ params, seed, step }): DemoLocation => {
      const raw = { ...(isRecord(params) ? params : {}), seed, step }
      return parseLocation(definition, raw, initialLocation(definition)).value
    }),
  )

/** What the leader shows. */
export const leaderStateSchema = (definition: DemoDefinition) =>
  v.object({
    ...beatSchema.entries,
    location: locationSchema(definition),
    /** Number of the leader's run: a new one starts the history afresh. */
    run: countSchema,
    playing: flagSchema,
    /** The run is of the visitor's own images. */
    isPrivate: flagSchema,
    backend: optionalSchema(v.picklist(BACKENDS)),
    stepMs: optionalSchema(finiteSchema),
    frame: v.optional(snapshotSchema),
  })
export type LeaderState = v.InferOutput<ReturnType<typeof leaderStateSchema>>

/** What is sent apart from the picture, because it seldom changes or is large. */
export const SIDE_PARTS = ['fixed', 'curves', 'checkpoint'] as const
export type SidePart = (typeof SIDE_PARTS)[number]
export const sidePayloadSchema = v.object({
  lead: leadSchema,
  run: countSchema,
  isPrivate: flagSchema,
  fixed: v.optional(arraysSchema),
  curves: v.optional(curvesSchema),
  checkpoint: v.optional(checkpointSchema),
})
export type SidePayload = v.InferOutput<typeof sidePayloadSchema>

/** A window that listens to a demo asks for parts of what the leader shows, or only says that it is there. */
export const helloSchema = v.object({
  from: idSchema,
  /** The demo; undefined asks for whichever is led. */
  key: v.optional(nameSchema),
  /** Parts that are not known are left out. */
  wants: v.pipe(
    v.custom<readonly unknown[]>(Array.isArray),
    v.transform((wants) => (['state', ...SIDE_PARTS] as const).filter((part) => wants.includes(part))),
    v.readonly(),
  ),
})
export type Hello = v.InferOutput<typeof helloSchema>
/** The slot of these. */
export const HELLO = 'hello'

/**
 * The part of a published value that may leave this device: of a private run only that it goes on, and where.
 *
 * @returns undefined where nothing may leave
 */
export function withoutPrivate(value: unknown): unknown {
  if (!isRecord(value) || value.isPrivate !== true) return value
  return 'location' in value ? { ...value, frame: undefined } : undefined
}
