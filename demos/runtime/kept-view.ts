/** What a window keeps of the demo in view, so that it shows the same picture as soon as it is loaded again. */
import * as v from 'valibot'
import { arraysSchema } from './array-encoding'
import { checkpointSchema } from './checkpoint'
import { curvesSchema, snapshotSchema } from './codec'
import type { DemoDefinition } from './contract'
import type { DemoLocation } from './demo-location'
import type { Standing } from './demo-sync'
import { leadSchema, locationSchema } from './leader-state'
import { ROLES } from './leadership'
import type { KeptRun } from './run'
import { recall, remember } from './storage'
import { isRecord, optionalSchema, parsed } from './validation'

export interface KeptView {
  /** Name of the demo's place in the deck. */
  key: string
  location: DemoLocation
  standing?: Standing
  run: KeptRun
}
const viewSchema = (definition: DemoDefinition) =>
  v.object({
    key: v.string(),
    location: locationSchema(definition),
    standing: optionalSchema(v.object({ lead: leadSchema, role: v.picklist(ROLES) })),
    run: v.object({
      frames: v.pipe(v.custom<readonly unknown[]>(Array.isArray), v.maxLength(2), v.array(snapshotSchema)),
      fixed: optionalSchema(arraysSchema),
      curves: optionalSchema(curvesSchema),
      checkpoint: optionalSchema(checkpointSchema),
    }),
  })

/** Keeps the view of one demo until the window closes; that of another is forgotten. */
export function keepView(view: KeptView): void {
  const { checkpoint, fixed, ...run } = view.run
  // too large, perhaps: then rather nothing than what is no longer true
  const isKept = keepPart('fixed', fixed) && keepPart('checkpoint', checkpoint) && remember(VIEW, { ...view, run })
  if (isKept) return
  for (const key of [VIEW, ...PARTS.map(keyOf)]) remember(key, null)
  written.clear()
}
/** The view that this window kept of a demo before it was loaded again; undefined if there is none. */
export function keptView(definition: DemoDefinition, key: string): KeptView | undefined {
  const kept = recall(VIEW)
  if (!isRecord(kept) || !isRecord(kept.run)) return undefined
  const parts = PARTS.map((part) => [part, recall(keyOf(part)) ?? undefined])
  const view = parsed(viewSchema(definition), { ...kept, run: { ...kept.run, ...Object.fromEntries(parts) } })
  return view?.key === key ? view : undefined
}
const VIEW = 'view'
/** What is large and seldom changes is written apart, and only when it has changed: a megabyte takes a frame. */
const PARTS = ['fixed', 'checkpoint'] as const
const keyOf = (part: (typeof PARTS)[number]): string => `${VIEW}-${part}`
const written = new Map<string, unknown>()
function keepPart(part: (typeof PARTS)[number], value: unknown): boolean {
  if (written.has(part) && written.get(part) === value) return true
  written.set(part, value)
  return remember(keyOf(part), value ?? null)
}

/** Whether the window was loaded again at an address that was its own. */
export const isReload = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => ['reload', 'back_forward'].includes((entry as PerformanceNavigationTiming).type))
