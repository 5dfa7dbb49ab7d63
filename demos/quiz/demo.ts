import { defineDemo } from '../runtime/contract'
import { schema } from './schema'

/** Questions and exercises at the end of each part. */
export default defineDemo({
  id: 'quiz',
  engine: 'plain',
  steps: 0,
  poster: { step: 0, seed: 1 },
  schema,
  controls: 'below',
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
    session: () => import('./session'),
  },
})
