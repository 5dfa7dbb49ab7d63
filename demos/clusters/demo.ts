import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** From pairs to prototypes; the step from A12 to A15 of the lecture (Misra 2021). */
export default defineDemo({
  id: 'clusters',
  engine: 'plain',
  steps: 0,
  poster: { step: 0, seed: 1 },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
