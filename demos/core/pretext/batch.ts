import type { Random } from '../random'
import type { Question, PretextTask } from './tasks'
import type { Cues } from './patch-sampler'

/** Questions as numbers: pixels [B · pieces, side, side, 3] in 0 … 1 and labels [B]. */
export interface QuestionBatch {
  readonly pixels: Float32Array
  readonly labels: Int32Array
  readonly classes: number
  readonly side: number
  /** Whole images, not patches. */
  readonly whole: boolean
}

export const sampleQuestions = (task: PretextTask, n: number, random: Random): Question[] =>
  Array.from({ length: n }, () => task.draw(random))

/** The same questions can be written with cues and without. */
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
