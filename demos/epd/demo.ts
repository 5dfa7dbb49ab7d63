import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** From the conditional EBM to the transformer: Canziani 2021, week 10; Vaswani et al. 2017, arXiv 1706.03762. */
export default defineDemo({
  id: 'epd',
  schema,
  engine: 'tensor',
  steps: 0,
  controls: 'below',
  poster: { step: 0, seed: 1, params: { stage: 'transformer' } },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
