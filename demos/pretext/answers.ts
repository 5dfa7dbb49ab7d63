import { QUESTIONS } from './schema'

/** The visitor's game: what was answered, in order, and how long it took. */
export interface QuizState {
  /** −1: not in time. */
  readonly answers: readonly number[]
  readonly seconds: number
}

/** The game that the list tells; a list about other questions tells of none. */
export function quizState(list: readonly number[], deal: number): QuizState {
  if (list[0] !== deal) return { answers: [], seconds: 0 }
  return { answers: list.slice(2, 2 + QUESTIONS), seconds: list[1]! / 10 }
}

/** The list with one answer more, `seconds` after the start. */
export const answered = (game: QuizState, deal: number, answer: number, seconds: number): number[] => [
  deal,
  Math.round(10 * seconds),
  ...game.answers,
  answer,
]

/** The list when time is over: what is not answered is wrong. */
export const timedOut = (game: QuizState, deal: number, seconds: number): number[] => [
  deal,
  Math.round(10 * seconds),
  ...Array.from({ length: QUESTIONS }, (_, i) => game.answers[i] ?? -1),
]
