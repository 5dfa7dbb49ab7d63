import type { DemoDefinition, Params } from './contract'
import type { Checkpoint } from './checkpoint'
import type { FailureCode } from './protocol'
import { stepsOf } from './long-run'
import { createFaultHandler } from './run-faults'
import type { RunState } from './run-state'
import { createRunUserImages } from './run-user-images'
import type { RunEvents, RunLink, WorkerClient } from './worker-client'

export interface RunHooks {
  /** A session is open, with its fixed arrays. */
  opened(): void
  /** There is a new picture, or what is shown changed. */
  changed(): void
  checkpoint(checkpoint: Checkpoint): void
  tick(): void
}

/** Opens the session of a run in the worker, trains it, and starts it again; what comes of it goes into the state. */
export function createRunSession(
  definition: DemoDefinition,
  client: () => WorkerClient,
  hooks: RunHooks,
  state: RunState,
) {
  const { snapshots, params, seed, opened, training, pausing, goal, checkpoint } = state
  const userImages = createRunUserImages(definition.schema, state)
  const recovers = createFaultHandler(state)
  let link: RunLink | undefined

  const events: RunEvents = {
    opened(backend, fixed) {
      state.backend.value = backend
      snapshots.setFixed(fixed, userImages.held !== undefined)
      opened.value = true
      hooks.opened()
    },
    wrong(backends) {
      state.wrongBackends.value = backends
    },
    snapshot(snapshot, ms) {
      snapshots.push(snapshot)
      state.stepMs.value = ms
      hooks.changed()
    },
    checkpoint(saved) {
      checkpoint.value = saved
      hooks.checkpoint(saved)
    },
    stopped() {
      training.value = pausing.value = false
      hooks.changed()
    },
    failed(code: FailureCode, step: number, detail: string) {
      const wasPlaying = state.isPlaying()
      // a session whose loss diverged is still there
      if (code !== 'diverged') detach()
      training.value = pausing.value = false
      if (recovers(code, step, detail)) {
        open()
        if (wasPlaying) play()
      }
      hooks.changed()
    },
    evicted: detach,
    tick: hooks.tick,
  }

  function detach(): void {
    link = undefined
    opened.value = training.value = pausing.value = false
  }

  /** Opens the session at the last checkpoint, and trains up to the last step that was seen. */
  function open(): void {
    if (link) return
    userImages.hold()
    state.failure.value = undefined
    goal.value = Math.max(goal.value, snapshots.lastStep.value)
    link = client().open(
      {
        demo: definition.id,
        steps: stepsOf(definition, params.value),
        tensor: definition.engine === 'tensor',
        params: params.value,
        seed: seed.value,
        start: checkpoint.value,
        own: userImages.held?.packed,
      },
      events,
    )
    const from = checkpoint.value?.step ?? 0
    snapshots.goBack(from)
    if (goal.value > from) train(goal.value)
  }
  function train(to: number): void {
    training.value = true
    pausing.value = false
    link?.train(to)
  }
  function play(): void {
    snapshots.showNewest()
    goal.value = 0
    const isOver =
      state.failure.value?.code === 'diverged' || snapshots.lastStep.value >= stepsOf(definition, params.value)
    if (isOver) restart(params.value, seed.value)
    open()
    train(stepsOf(definition, params.value))
  }
  /** Starts a run at step 0; goes on playing if it was. */
  function restart(nextParams: Params, nextSeed: number): void {
    const wasPlaying = state.isPlaying()
    params.value = nextParams
    seed.value = nextSeed
    state.userImagesMissing.value = false
    state.forget()
    if (!link) return
    link = undefined
    open()
    if (wasPlaying) play()
  }

  return {
    open,
    play,
    restart,
    pause(): void {
      goal.value = 0
      if (!training.value) return
      pausing.value = true
      link?.train(0)
    },
    stepOnce(): void {
      snapshots.showNewest()
      open()
      train(snapshots.lastStep.value + 1)
    },
    goTo(nextParams: Params, nextSeed: number, step: number): void {
      restart(nextParams, nextSeed)
      goal.value = step
      if (link && step > 0) train(step)
    },
    /** View parameters changed: the session draws the same step again. */
    view: (next: Params): void => link?.view(next),
    retry(): void {
      detach()
      open()
    },
    close(): void {
      link?.close()
      detach()
    },
  }
}
