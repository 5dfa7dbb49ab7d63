import type { FailureCode } from './protocol'
import type { RunState } from './run-state'

/**
 * Decides after a fault whether the run goes on from its last checkpoint, and writes what is said of the fault to the
 * state.
 *
 * @returns a function that is told of each fault; it returns whether the session is to be opened again
 */
export function createFaultHandler(state: RunState) {
  /** Step at which the session failed last. */
  let failedAt = -1

  function isRecoverable(code: FailureCode, step: number): boolean {
    if (code === 'lost' || code === 'driver' || code === 'damaged') return true
    if (code === 'hung') return state.backend.value === 'webgl'
    // after an error of the session another worker goes on, unless the same step fails again
    if (code !== 'session' || step === 0 || step === failedAt) return false
    failedAt = step
    return true
  }

  return (code: FailureCode, step: number, detail: string): boolean => {
    if (code === 'refused') {
      refuseCheckpoint(state)
      // nor is the picture of this run
      state.goal.value = Math.max(state.goal.value, state.snapshots.lastStep.value)
      state.snapshots.forget()
      return true
    }
    if (!isRecoverable(code, step)) {
      state.failure.value = { code: code === 'hung' ? 'stuck' : code, step, detail }
      return false
    }
    const from = state.checkpoint.value?.step ?? 0
    state.notice.value = { code: code === 'session' ? 'damaged' : code, step: from, detail }
    return true
  }
}

/** The run starts again, and says so: numbers of another network must not be taken for those of this one. */
export function refuseCheckpoint({ checkpoint, notice }: RunState): void {
  checkpoint.value = undefined
  notice.value = { code: 'refused', step: 0, detail: '' }
}
