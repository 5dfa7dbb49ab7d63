import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** Published accuracy against parameters, redrawn: SEER, Goyal et al. 2021, arXiv 2103.01988. */
export default defineDemo({
  id: 'seer',
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
