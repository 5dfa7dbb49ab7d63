import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** A convex combination of columns, by hand: Canziani 2021, week 10. */
export default defineDemo({
  id: 'mixing',
  engine: 'plain',
  steps: 0,
  alsoShows: { pictures: { type: 'u8', dimensions: 4 } },
  poster: { step: 0, seed: 1 },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
