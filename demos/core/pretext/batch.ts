import type { Random } from '../random'
import type { Question, PretextTask } from './tasks'
import type { Cues } from './patch-sampler'

/** Questions as the network gets them: pixels [B · pieces, side, side, 3] in 0 … 1, and labels [B]. */
export interface QuestionBatch {
  readonly pixels: Float32Array
  readonly labels: Int32Array
  readonly classes: number
  readonly side: number
  /** True when a question is one whole image, false when it is patches. */
  readonly whole: boolean
}

/**
 * Draws questions of a task.
 *
 * @param n how many
 * @param random source of random numbers
 */
export const sampleQuestions = (task: PretextTask, n: number, random: Random): Question[] =>
  Array.from({ length: n }, () => task.draw(random))

/**
 * Renders questions as a batch. The same questions can be rendered with cues and without.
 *
 * @param task the task that they were drawn from
 * @param cues which cues are shown
 */
export function toBatch(
  { classes, side, pieces }: PretextTask,
  questions: readonly Question[],
  cues: Cues,
): QuestionBatch {
  const width = pieces * side * side * 3
  const pixels = new Float32Array(questions.length * width)
  questions.forEach((question, i) => question.write(cues, pixels, i * width))
  return { pixels, labels: Int32Array.from(questions, ({ label }) => label), classes, side, whole: pieces === 1 }
}
