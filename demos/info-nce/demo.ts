import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** InfoNCE by hand: van den Oord et al. 2018, arXiv 1807.03748; He et al. 2019, arXiv 1911.05722. */
export default defineDemo({
  id: 'info-nce',
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
