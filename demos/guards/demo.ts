import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Twelve points without a network, which the loss of one method at a time moves: topics A6, A9, A14, B3, B4. */
export default defineDemo({
  id: 'guards',
  schema,
  engine: 'tensor',
  steps: STEPS,
  alsoShows: { prototypes: { type: 'f32', dimensions: 2 } },
  poster: { step: 120, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
