import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** The codes of SwAV, one normalisation at a time: Caron et al. 2020, arXiv 2006.09882. */
export default defineDemo({
  id: 'sinkhorn',
  engine: 'plain',
  steps: 0,
  // SwAV's three iterations
  poster: { step: 0, seed: 1, params: { iteration: 6 } },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
