import { PUBLISHED_RESULTS } from '../core/published/seer'
import type { Params, Schema } from '../runtime/contract'

export const schema = {
  /** Errata of the lecture: 1.3 billion are parameters, and ViT's 79.9 is without labels. */
  billions: { type: 'flag', default: true, view: true },
  vit: { type: 'flag', default: true, view: true },
  /** Index in `PUBLISHED_RESULTS`; at first that of SEER's largest network. */
  picked: { type: 'number', min: 0, max: PUBLISHED_RESULTS.length - 1, step: 1, default: 5, view: true },
} as const satisfies Schema

export type SeerParams = Params<typeof schema>
