import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** Attention by hand: Canziani 2020, week 12, and 2021, week 10; Vaswani et al. 2017, arXiv 1706.03762. */
export default defineDemo({
  id: 'attention',
  engine: 'plain',
  steps: 0,
  poster: { step: 0, seed: 1 },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
    session: () => import('./session'),
  },
})
