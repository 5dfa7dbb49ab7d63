import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** What labels cost, and why "22 human years" says little without its assumptions (DLSP21, lecture 10-1). */
export default defineDemo({
  id: 'label-cost',
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
