import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** A store asked by resemblance: Canziani 2021, week 10; Miller et al. 2016, arXiv 1606.03126. */
export default defineDemo({
  id: 'key-value',
  engine: 'plain',
  steps: 0,
  controls: 'below',
  poster: { step: 0, seed: 1 },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
    session: () => import('./session'),
  },
})
