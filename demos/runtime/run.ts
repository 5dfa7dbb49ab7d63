import { USER_IMAGES } from '../core/data/user-images'
import type { Checkpoint } from './checkpoint'
import type { DemoDefinition, ParamValue, Params, Snapshot } from './contract'
import type { DemoLocation } from './demo-location'
import type { SidePayload } from './leader-state'
import { nextSeed, parseParams, parseValue, sameRun } from './params'
import type { Recording } from './recording'
import { createRunSession, type RunHooks } from './run-session'
import { createRunSharing } from './run-sharing'
import type { SavedSnapshots } from './run-snapshots'
import { createRunState } from './run-state'
import { imagesParam } from './user-images'
import type { WorkerClient } from './worker-client'

export type Run = ReturnType<typeof createRun>
/** A run that was put aside. */
export interface SavedRun {
  params: Params
  seed: number
  checkpoint: Checkpoint | undefined
  snapshots: SavedSnapshots
}

/** What is kept of a run over a reload: the picture that is shown, and the newest, if that is another. */
export interface KeptRun extends Partial<Pick<SidePayload, 'fixed' | 'curves' | 'checkpoint'>> {
  frames: readonly Snapshot[]
}

/** One demo's run in this window: what is known of it, what a user can do with it, and what other windows learn of it. */
export function createRun(
  definition: DemoDefinition,
  start: DemoLocation,
  client: () => WorkerClient,
  hooks: RunHooks,
) {
  const { schema } = definition
  const state = createRunState(start)
  const session = createRunSession(definition, client, hooks, state)
  const sharing = createRunSharing(schema, state)
  const { snapshots, params, seed, checkpoint } = state

  /** Another value of a view parameter changes the picture only, of another parameter the run. */
  function setAll(next: Params): void {
    if (!sameRun(schema, next, params.value)) return session.restart(next, seed.value)
    params.value = next
    session.view(next)
  }

  return {
    params,
    seed,
    opened: state.opened,
    training: state.training,
    pausing: state.pausing,
    catchingUp: state.catchingUp,
    isRestoring: state.isRestoring,
    goal: state.goal,
    backend: state.backend,
    wrongBackends: state.wrongBackends,
    stepMs: state.stepMs,
    failure: state.failure,
    notice: state.notice,
    userImagesMissing: state.userImagesMissing,
    recorded: state.recorded,
    snapshot: snapshots.snapshot,
    curves: snapshots.curves,
    step: snapshots.step,
    lastStep: snapshots.lastStep,
    keySteps: snapshots.keySteps,
    cursor: snapshots.cursor,
    scrub: snapshots.scrub,

    open: session.open,
    play: session.play,
    pause: session.pause,
    stepOnce: session.stepOnce,
    retry: session.retry,
    close: session.close,
    reset: () => session.restart(params.value, seed.value),
    reseed: () => session.restart(params.value, nextSeed(seed.value)),
    /** Goes to a place that an address or storage describes. */
    goTo: (place: DemoLocation) => session.goTo(place.params, place.seed, place.step),

    set(key: string, given: ParamValue): void {
      const spec = Object.hasOwn(schema, key) ? schema[key] : undefined
      const parsed = spec && parseValue(spec, given)
      if (!parsed || Object.is(parsed.value, params.value[key])) return
      setAll({ ...params.value, [key]: parsed.value })
    },
    setAll,
    /** Starts again with the visitor's own images. */
    showUserImages(): void {
      const key = imagesParam(schema)
      if (key) session.restart({ ...params.value, [key]: USER_IMAGES }, seed.value)
    },

    /** Shows a long run at the step up to which it was recorded, and trains on to the step of a place of the same run. */
    showRecording(recording: Recording, place: Pick<DemoLocation, 'params' | 'step'> = recording): void {
      session.close()
      params.value = parseParams(schema, place.params).value
      seed.value = recording.seed
      state.forget()
      const { step, seconds } = recording
      checkpoint.value = { build: __BUILD__, step, state: recording.state }
      state.recorded.value = { step, seconds }
      state.goal.value = place.step
      snapshots.begin(recording.curves)
      session.open()
    },

    /** Puts the run aside, as far as it has come. */
    save: (): SavedRun => ({
      params: params.value,
      seed: seed.value,
      checkpoint: checkpoint.value,
      snapshots: snapshots.save(),
    }),
    /** Goes back to a run that was put aside. */
    restore(saved: SavedRun): void {
      params.value = saved.params
      seed.value = saved.seed
      state.forget()
      checkpoint.value = saved.checkpoint
      snapshots.restore(saved.snapshots)
    },
    /** Shows the picture that was kept over a reload; the session, once open, goes on from there. */
    resume({ frames, fixed, curves, checkpoint: kept }: KeptRun): void {
      snapshots.setFixed(fixed ?? {}, false)
      frames.forEach(snapshots.push)
      if (curves) snapshots.receiveCurves(curves)
      if (frames.length > 1) snapshots.scrub(frames[0]!.step)
      state.goal.value = Math.max(state.goal.value, snapshots.lastStep.value)
      checkpoint.value = kept
    },
    /** The picture, as a reload shows it again; undefined before the first, and where it is of the visitor's own images. */
    kept(): KeptRun | undefined {
      const { isPrivate } = sharing.picture()
      const frames = snapshots.keptFrames()
      return frames.length === 0 || isPrivate ? undefined : { frames, ...sharing.share() }
    },

    ...sharing,
  }
}
