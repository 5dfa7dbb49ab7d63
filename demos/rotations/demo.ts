import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** What turning queries, keys and values does to attention: Canziani 2020, week 12. */
export default defineDemo({
  id: 'rotations',
  engine: 'plain',
  steps: 0,
  controls: 'below',
  poster: { step: 0, seed: 1, params: { angleQ: 60 } },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
    session: () => import('./session'),
  },
})
