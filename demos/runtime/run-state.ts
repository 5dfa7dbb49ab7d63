import { computed, shallowRef } from 'vue'
import type { Checkpoint } from './checkpoint'
import type { BackendName } from './contract'
import type { DemoLocation } from './demo-location'
import type { FailureCode } from './protocol'
import { createRunSnapshots } from './run-snapshots'

export interface Failure {
  code: FailureCode | 'stuck'
  step: number
  detail: string
}
export type RunState = ReturnType<typeof createRunState>

/** What this window knows of a run. The parts of the run (session, faults, user images, sharing) read and write it. */
export function createRunState(start: DemoLocation) {
  const snapshots = createRunSnapshots()
  const params = shallowRef(start.params)
  const seed = shallowRef(start.seed)
  const opened = shallowRef(false)
  const training = shallowRef(false)
  /** Training was told to stop; its last picture is still to come. */
  const pausing = shallowRef(false)
  /** The step of an address, or the one reached before a fault: the run trains up to it by itself. */
  const goal = shallowRef(start.step)
  const catchingUp = computed(() => training.value && goal.value > snapshots.lastStep.value)
  /** It trains up to the picture that is shown already, which a reload or a fault has left behind. */
  const isRestoring = computed(() => snapshots.isBehind.value && goal.value > 0)
  const backend = shallowRef<BackendName>()
  /** Backends that compute wrong on this machine, and are not used. */
  const wrongBackends = shallowRef<readonly BackendName[]>([])
  const stepMs = shallowRef<number>()
  const failure = shallowRef<Failure>()
  /** A fault after which the run went on. */
  const notice = shallowRef<Failure>()
  /** The visitor's own images were asked for, and they are not here. */
  const userImagesMissing = shallowRef(false)
  /** From where a session goes on; undefined starts at step 0. */
  const checkpoint = shallowRef<Checkpoint>()
  /** The run goes on from a recording, which took so many seconds to make; undefined if it began here. */
  const recorded = shallowRef<{ step: number; seconds: number }>()
  /** How many runs there were before this one: followers tell runs apart by it. */
  const runNumber = shallowRef(0)

  return {
    snapshots,
    params,
    seed,
    opened,
    training,
    pausing,
    goal,
    catchingUp,
    isRestoring,
    backend,
    wrongBackends,
    stepMs,
    failure,
    notice,
    userImagesMissing,
    checkpoint,
    recorded,
    runNumber,
    /** Whether steps are trained, and go on until somebody pauses. */
    isPlaying: (): boolean => training.value && !pausing.value && !catchingUp.value && !isRestoring.value,
    /** Another run begins: nothing of the one before counts any more. */
    forget(): void {
      runNumber.value++
      goal.value = 0
      checkpoint.value = undefined
      recorded.value = undefined
      failure.value = undefined
      stepMs.value = undefined
      snapshots.forget()
      training.value = pausing.value = false
    },
  }
}
