import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** Hide one part, predict it from the rest: self-supervision at its simplest (DLSP21, lecture 10-1). */
export default defineDemo({
  id: 'masking',
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
