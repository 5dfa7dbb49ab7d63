/** The state that the windows of the deck share by way of the development server. */
import { isRecord, RequestError } from './body.ts'

/** Where the presenter is, what is drawn on the slides, and what the demos show. */
export const LIMITS = { nav: 2 ** 16, drawings: 2 ** 22, demos: 2 ** 23 } as const
export type StateName = keyof typeof LIMITS
export const isStateName = (name: string | undefined): name is StateName =>
  name !== undefined && Object.hasOwn(LIMITS, name)

export type State = Record<string, unknown>

/** The states as Slidev expects them before anybody has written. What demos show is passed on, and not kept here. */
export function createStates(): Record<StateName, State> {
  const timer = { status: 'stopped', slides: {}, startedAt: 0, pausedAt: 0 }
  return { nav: { page: 0, clicks: 0, timer }, drawings: {}, demos: {} }
}

/**
 * The entries that a body changes.
 *
 * @throws RequestError 400 if the state cannot hold them.
 */
export function changesOf(name: StateName, body: State): State {
  const changes = body.patch ?? body.data
  if (!isRecord(changes)) throw new RequestError(400, 'The body has neither a patch nor data.')
  const entries = Object.entries(changes)
  if (entries.length > MAX_ENTRIES) throw new RequestError(400, `More than ${MAX_ENTRIES} entries.`)
  for (const [key, value] of entries)
    if (!FITS[name](key, value)) throw new RequestError(400, `The entry ${key.slice(0, 40)} does not fit.`)
  return changes
}
const MAX_ENTRIES = 500

/** Whether an entry is of the form that Slidev or the demos give it. */
const FITS: Record<StateName, (key: string, value: unknown) => boolean> = {
  nav: (key, value) =>
    ['page', 'clicks', 'clicksTotal'].includes(key)
      ? isSmallCount(value)
      : NAV_OBJECTS.includes(key) && isRecord(value),
  drawings: (key, value) => isSmallCount(Number(key)) && (value === null || typeof value === 'string'),
  demos: (key, value) => key.length < 100 && typeof value === 'string',
}
const NAV_OBJECTS = ['timer', 'cursor', 'lastUpdate']
const isSmallCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1000
