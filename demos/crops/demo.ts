import { asPublished } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Crops of one object and of a cluttered scene: topic A16, after Purushwalkam and Gupta 2020, arXiv 2007.13916. */
export default defineDemo({
  id: 'crops',
  schema,
  engine: 'tensor',
  steps: STEPS,
  methods: () => asPublished(['simclr']),
  poster: { step: 100, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
