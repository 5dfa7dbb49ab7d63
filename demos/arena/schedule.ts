import { TURNS } from './schema'

/** How a race of TURNS turns is divided. */
export interface RaceSchedule {
  readonly starts: number
  /** Turns of each start. */
  readonly length: number
  /** The start that turn t, from 1, belongs to, and turns done in it. */
  at(t: number): { start: number; done: number }
}
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
 * Steps that a method has done after `turns` turns: one each, or as many as it can pay for where each turn gives
 * all of them the same number of multiplications.
 */
export const stepsDone = (turns: number, cost: number, perTurn: number | undefined): number =>
  perTurn === undefined ? turns : Math.floor((turns * perTurn) / cost + 1e-9)
