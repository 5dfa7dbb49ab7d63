import { asPublished } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'
import { SWEPT_METHODS } from './sweep'

/** Published ablations redrawn, and a small sweep of the batch size beside them: topic B5. */
export default defineDemo({
  id: 'ablations',
  schema,
  engine: 'tensor',
  steps: STEPS,
  methods: () => asPublished(SWEPT_METHODS),
  poster: { step: STEPS, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
