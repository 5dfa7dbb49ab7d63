import { QUESTIONS } from './schema'

/** The visitor's answers, in order, and the time that they took. */
export interface QuizState {
  /** −1 for a question that was not answered in time. */
  readonly answers: readonly number[]
  readonly seconds: number
}

/** Reads the state of the quiz from the list. A list about other questions gives an empty quiz. */
export function quizState(list: readonly number[], deal: number): QuizState {
  if (list[0] !== deal) return { answers: [], seconds: 0 }
  return { answers: list.slice(2, 2 + QUESTIONS), seconds: list[1]! / 10 }
}

/** Adds an answer to the list, given `seconds` after the start. */
export const answered = (game: QuizState, deal: number, answer: number, seconds: number): number[] => [
  deal,
  Math.round(10 * seconds),
  ...game.answers,
  answer,
]

/** The list when time is over: questions without an answer are wrong. */
export const timedOut = (game: QuizState, deal: number, seconds: number): number[] => [
  deal,
  Math.round(10 * seconds),
  ...Array.from({ length: QUESTIONS }, (_, i) => game.answers[i] ?? -1),
]
