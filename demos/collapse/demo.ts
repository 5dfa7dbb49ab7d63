import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Similarity of views without a guard against collapse, and with one: topic A6. */
export default defineDemo({
  id: 'collapse',
  schema,
  engine: 'tensor',
  steps: STEPS,
  poster: { step: 60, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
