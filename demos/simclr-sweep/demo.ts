import { asPublished } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Batch size and temperature of SimCLR (arXiv 2002.05709, §5): what more negatives bring. */
export default defineDemo({
  id: 'simclr-sweep',
  schema,
  engine: 'tensor',
  steps: STEPS,
  methods: () => asPublished(['simclr']),
  poster: { step: STEPS, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
