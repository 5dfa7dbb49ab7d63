import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** Pairs to sort as positive or negative under five rules, some of which give wrong answers (DLSP21, 10-1). */
export default defineDemo({
  id: 'positives',
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
