import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Pretext tasks that the visitor solves and a network learns, with the cues that make them trivial: topic A3. */
export default defineDemo({
  id: 'pretext',
  schema,
  engine: 'tensor',
  steps: STEPS,
  poster: { step: 600, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
