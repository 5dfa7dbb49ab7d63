import { isOfThisBuild, type Checkpoint } from './checkpoint'
import type { Schema, Snapshot } from './contract'
import type { DemoLocation } from './demo-location'
import { sameValue } from './params'
import { refuseCheckpoint } from './run-faults'
import type { RunState } from './run-state'
import { usesUserImages } from './user-images'

/** What a run tells other windows, and what it takes in of the run that the leading window shows. */
export function createRunSharing(schema: Schema, state: RunState) {
  const { snapshots, params, seed, checkpoint } = state

  return {
    /** The picture that followers are shown. */
    picture: () => ({
      run: state.runNumber.value,
      isPrivate: snapshots.isFixedPrivate() || usesUserImages(schema, params.value),
      frame: snapshots.frame(),
    }),
    /** What goes apart from the picture, because it seldom changes or is large. */
    share: () => ({ fixed: snapshots.fixed(), checkpoint: checkpoint.value, curves: snapshots.allCurves() }),

    /** Shows what the leading window shows. */
    receive(location: DemoLocation, picture: Snapshot | undefined, sameRun: boolean): void {
      // equal ones in a new object would have all that follows from them computed again
      if (!sameValue(location.params, params.value)) params.value = location.params
      seed.value = location.seed
      if (!sameRun) state.forget()
      if (picture) snapshots.receive(picture)
    },
    receiveFixed: snapshots.setFixed,
    receiveCurves: snapshots.receiveCurves,
    receiveCheckpoint(saved: Checkpoint): void {
      if (isOfThisBuild(saved)) checkpoint.value = saved
      else refuseCheckpoint(state)
    },
  }
}
