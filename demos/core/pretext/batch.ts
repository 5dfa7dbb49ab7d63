import type { Random } from '../random'
import type { Question, Task } from './games'
import type { Cues } from './photo'

/** Questions as numbers: pixels [B · pieces, side, side, 3] in 0 … 1 and labels [B]. */
export interface Batch {
  readonly pixels: Float32Array
  readonly labels: Int32Array
  readonly classes: number
  readonly side: number
  /** Whole images, not patches. */
  readonly whole: boolean
}

export const drawQuestions = (task: Task, n: number, random: Random): Question[] =>
  Array.from({ length: n }, () => task.draw(random))

/** The same questions can be written with cues and without. */
export function toBatch({ classes, side, pieces }: Task, questions: readonly Question[], cues: Cues): Batch {
  const width = pieces * side * side * 3
  const pixels = new Float32Array(questions.length * width)
  questions.forEach((question, i) => question.write(cues, pixels, i * width))
  return { pixels, labels: Int32Array.from(questions, ({ label }) => label), classes, side, whole: pieces === 1 }
}
