/** What another window sends is held to what the demo can show and keep. */
import type { ArrayData, NdArray } from '../core/ndarray'
import type { StateDict } from '../core/state-dict'
import { typeOf } from './array-encoding'
import type { DemoDefinition, Snapshot } from './contract'
import type { SidePayload } from './leader-state'

type Arrays = Readonly<Record<string, NdArray>>

/** Some three times the largest picture of all demos, twice the largest state. */
const MAX_PICTURE_BYTES = 2 ** 20
const MAX_STATE_BYTES = 2 ** 24

/**
 * Tells whether a picture of another window can be the demo's: its step is one of the demo's runs, and its arrays are.
 *
 * @param poster - the committed picture, with all its arrays; undefined while it is not loaded: then nothing is known of arrays
 */
export function canBePicture(definition: DemoDefinition, { step, arrays }: Snapshot, poster?: Snapshot): boolean {
  return step <= lastStepOf(definition) && canBeArrays(definition, arrays, poster)
}

/** Tells whether what another window sends beside its picture can be the demo's. */
export function canBeSide(
  definition: DemoDefinition,
  { fixed, curves, checkpoint }: Pick<SidePayload, 'fixed' | 'curves' | 'checkpoint'>,
  poster?: Snapshot,
): boolean {
  const end = lastStepOf(definition)
  if (fixed && !canBeArrays(definition, fixed, poster)) return false
  if (curves && (curves.steps.at(-1) ?? 0) > end) return false
  return !checkpoint || canBeState(checkpoint.step, checkpoint.state, end)
}

/** Arrays are those of the poster, or that the demo names besides, in type and number of dimensions, and not too large. */
function canBeArrays({ alsoShows }: DemoDefinition, arrays: Arrays, poster: Snapshot | undefined): boolean {
  if (bytesOf(arrays) > MAX_PICTURE_BYTES) return false
  return Object.entries(arrays).every(([name, { data, shape }]) => {
    if (!poster) return true
    const known = Object.hasOwn(poster.arrays, name) ? poster.arrays[name] : undefined
    if (known) return typeOf(known.data) === typeOf(data) && known.shape.length === shape.length
    const form = alsoShows && Object.hasOwn(alsoShows, name) ? alsoShows[name] : undefined
    return form !== undefined && form.type === typeOf(data) && form.dimensions === shape.length
  })
}

/** Its session holds the state to the shapes of its model once it loads it. */
const canBeState = (step: number, state: StateDict, end: number): boolean =>
  end > 0 && step <= end && bytesOf(state) <= MAX_STATE_BYTES

const lastStepOf = ({ steps, longRun }: DemoDefinition): number => Math.max(steps, longRun?.steps ?? 0)
const bytesOf = (arrays: Arrays): number =>
  Object.values<{ data: ArrayData }>(arrays).reduce((sum, { data }) => sum + data.byteLength, 0)
