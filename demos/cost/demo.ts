import { defineDemo, type PosterFile } from '../runtime/contract'
import { LENGTHS, schema } from './schema'

/** What a layer of attention costs against a convolution: Vaswani et al. 2017, arXiv 1706.03762, table 1. */
export default defineDemo({
  id: 'cost',
  engine: 'plain',
  // each step times one length
  steps: LENGTHS.length,
  measures: ['attentionMs', 'convolutionMs', 'attentionExponent', 'convolutionExponent', 'times'],
  poster: { step: LENGTHS.length, seed: 1 },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
