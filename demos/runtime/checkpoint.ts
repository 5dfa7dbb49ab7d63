import type { StateDict } from '../core/state-dict'
import { decodeArrays, isCount, isRecord } from './codec'

/** A point that a run can go on from, and the build that made it: another build may train another network. */
export interface Checkpoint {
  build: string
  step: number
  state: StateDict
}

/** A checkpoint from another window; undefined if it is none. */
export function parseCheckpoint(given: unknown): Checkpoint | undefined {
  if (!isRecord(given) || !isCount(given.step) || typeof given.build !== 'string') return undefined
  const state = decodeArrays(given.state)
  return state && { build: given.build.slice(0, 64), step: given.step, state }
}

/** Whether this build made a checkpoint. */
export const isOfThisBuild = ({ build }: Checkpoint): boolean => build === __BUILD__
