import { computed, shallowRef } from 'vue'
import { sameArray, type NdArray } from '../core/ndarray'
import type { Curves, Snapshot } from './contract'
import { History } from './history'

/** The snapshots of a run that was put aside. */
export interface SavedSnapshots {
  history: History
  fixed: Readonly<Record<string, NdArray>>
  isFixedPrivate: boolean
}

/** The snapshots of a run, and which of them is shown: the newest, a key frame, or the one that another window shows. */
export function createRunSnapshots() {
  let history = new History()
  /** Counts the changes of the history, which is no ref. */
  const version = shallowRef(0)
  /** Arrays that all snapshots of the run have. */
  let fixed: Readonly<Record<string, NdArray>> = {}
  /** The fixed arrays are of the visitor's images; they may still be there when the parameters name others. */
  let isFixedPrivate = false
  /** The history is of the run before; it goes when the first snapshot of this one comes. */
  const stale = shallowRef(false)
  /** Step of the key frame looked at; undefined follows the newest. */
  const cursor = shallowRef<number>()
  /** The snapshot that another window shows. */
  const received = shallowRef<Snapshot>()
  /** The run is trained again from an earlier step, up to the newest snapshot: until then nothing new is to be seen. */
  const isBehind = shallowRef(false)

  const changed = (): void => void version.value++
  const withFixed = (given: Snapshot): Snapshot => ({ ...given, arrays: { ...fixed, ...given.arrays } })
  /** With the arrays of the last snapshot where they hold the same numbers, so that nothing is drawn anew or kept twice. */
  function shared(given: Snapshot): Snapshot {
    const before = (stale.value ? undefined : (received.value ?? history.last))?.arrays ?? {}
    const of = ([name, array]: [string, NdArray]) => {
      const last = before[name]
      return [name, last && sameArray(array, last) ? last : array] as const
    }
    return { ...given, arrays: Object.fromEntries(Object.entries(given.arrays).map(of)) }
  }
  function withoutFixed({ arrays, ...rest }: Snapshot): Snapshot {
    const moving = Object.entries(arrays).filter(([name, array]) => array !== fixed[name])
    return { ...rest, arrays: Object.fromEntries(moving) }
  }

  const snapshot = computed(() => {
    void version.value
    if (received.value) return received.value
    return cursor.value === undefined ? history.last : history.nearest(cursor.value)
  })
  const step = computed(() => (stale.value ? 0 : (snapshot.value?.step ?? 0)))
  const lastStep = computed(() => (void version.value, stale.value ? 0 : (history.last?.step ?? 0)))
  const keySteps = computed(() => (void version.value, stale.value ? [] : history.steps))
  const curves = computed((): Curves => (void version.value, history.curves(snapshot.value?.step ?? 0)))

  function push(given: Snapshot): void {
    if (!stale.value && isBehind.value && given.step < lastStep.value) return
    if (stale.value) history = new History()
    stale.value = isBehind.value = false
    history.push(withFixed(shared(given)))
    changed()
  }
  function showNewest(): void {
    cursor.value = received.value = undefined
  }

  return {
    snapshot,
    step,
    lastStep,
    keySteps,
    curves,
    cursor,
    push,
    showNewest,
    /** Shows the key frame nearest to a step. */
    scrub(to: number): void {
      received.value = undefined
      const frame = history.nearest(to)
      cursor.value = frame && frame.step < lastStep.value ? frame.step : undefined
    },
    isBehind,
    /** The run goes back to an earlier step. */
    goBack(step: number): void {
      isBehind.value = step < lastStep.value
    },
    setFixed(arrays: Readonly<Record<string, NdArray>>, isPrivate: boolean): void {
      fixed = arrays
      isFixedPrivate = isPrivate
      if (received.value) received.value = withFixed(received.value)
    },
    /** Another run begins. The picture stays until the first one of that run comes. */
    forget(): void {
      showNewest()
      isBehind.value = false
      stale.value = true
      changed()
    },

    save: (): SavedSnapshots => ({ history, fixed, isFixedPrivate }),
    restore(saved: SavedSnapshots): void {
      ;({ history, fixed, isFixedPrivate } = saved)
      stale.value = false
      changed()
    },

    /** Begins with the curves of a run that was recorded; its first picture is still to come. */
    begin(curves: Curves): void {
      history = new History()
      history.adopt(curves)
      stale.value = false
      changed()
    },

    /** Shows a snapshot of the leader, and keeps it if it is of a later step. */
    receive(given: Snapshot): void {
      const snapshot = shared(given)
      if (stale.value || given.step >= lastStep.value) push(snapshot)
      received.value = withFixed(snapshot)
    },
    receiveCurves(theirs: Curves): void {
      if (stale.value) return
      history.adopt(theirs)
      changed()
    },
    fixed: () => fixed,
    isFixedPrivate: () => isFixedPrivate,
    /** What is shown, without the fixed arrays; undefined before the first snapshot of the run. */
    frame: () => (stale.value ? undefined : snapshot.value && withoutFixed(snapshot.value)),
    /** The picture that is shown and the newest, if that is another, without the fixed arrays; none before the first. */
    keptFrames(): Snapshot[] {
      if (stale.value || !snapshot.value) return []
      const isNewest = received.value !== undefined || cursor.value === undefined
      return (isNewest ? [snapshot.value] : [snapshot.value, history.last!]).map(withoutFixed)
    },
    /** The curves of the whole run; undefined before its first snapshot. */
    allCurves: () => (stale.value ? undefined : history.curves()),
  }
}
