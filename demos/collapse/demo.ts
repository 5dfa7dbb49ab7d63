import { asPublished } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Batch norm is a layer of the projector, which the diagram does not open. */
const METHODS = { none: 'similarity', standardise: 'similarity', negatives: 'simclr', stopGradient: 'simsiam' } as const

/** Similarity of views without a guard against collapse, and with one: topic A6. */
export default defineDemo({
  id: 'collapse',
  schema,
  engine: 'tensor',
  steps: STEPS,
  methods: ({ remedy }) => asPublished([METHODS[remedy]]),
  poster: { step: 60, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
