import type { Params, Schema } from '../runtime/contract'

const answer = { type: 'choice', options: ['none', '0', '1', '2'], default: 'none', view: true, inView: true } as const
const open = { type: 'flag', default: false, view: true, inView: true } as const

export const schema = {
  part: { type: 'choice', options: ['a', 'b', 'p'], default: 'a', view: true, inView: true },
  show: { type: 'choice', options: ['questions', 'exercises'], default: 'questions', view: true, inView: true },
  // What the visitor has answered, and which solutions are open.
  first: answer,
  second: answer,
  third: answer,
  firstSolution: open,
  secondSolution: open,
} as const satisfies Schema

export type QuizParams = Params<typeof schema>
export type Part = QuizParams['part']
