import { TURNS } from './schema'

/** How the turns of a race are divided among its starts. */
export interface RaceSchedule {
  readonly starts: number
  /** Turns of each start. */
  readonly length: number
  /** The start that turn t belongs to, counted from 1, and how many turns of it are done then. */
  at(t: number): { start: number; done: number }
}
/** Divides the turns of a race equally among starts. */
export function createSchedule(starts: number): RaceSchedule {
  const length = TURNS / starts
  return {
    starts,
    length,
    at(t) {
      const start = Math.max(0, Math.ceil(t / length) - 1)
      return { start, done: t - start * length }
    },
  }
}

/**
 * Counts the steps of a method after some turns: one in each turn or, where each turn gives all methods the same number
 * of multiplications, as many as these are enough for.
 *
 * @param turns turns done
 * @param cost multiplications of a step
 * @param perTurn multiplications that a turn gives; undefined for one step in each turn
 */
export const stepsDone = (turns: number, cost: number, perTurn: number | undefined): number =>
  perTurn === undefined ? turns : Math.floor((turns * perTurn) / cost + 1e-9)
