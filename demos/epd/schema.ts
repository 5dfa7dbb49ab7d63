import { MAX_CHARACTERS } from '../core/numerals/parse-numeral'
import type { Params, Schema } from '../runtime/contract'
import { BLOCKS, STAGES } from './diagram'

export const schema = {
  stage: { type: 'choice', options: STAGES, default: 'ebm', view: true, inView: true },
  opened: { type: 'choice', options: ['none', ...BLOCKS], default: 'none', view: true, inView: true },
  /** x, and y unless another answer is given. */
  text: { type: 'text', maxLength: MAX_CHARACTERS + 1, default: 'soixante et onze', when: ['stage', 'transformer'] },
  answer: { type: 'text', maxLength: 6, default: '', when: ['stage', 'transformer'] },
} as const satisfies Schema

export type EpdParams = Params<typeof schema>
