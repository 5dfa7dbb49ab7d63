import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** Order and attention: positional encoding, Vaswani et al. 2017, arXiv 1706.03762, §3.5. */
export default defineDemo({
  id: 'positions',
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
