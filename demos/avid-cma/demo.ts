import { asPublished } from '../core/ssl/diagrams'
import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** AVID and cross-modal agreement: Morgado, Vasconcelos and Misra 2020, arXiv 2004.12943. */
export default defineDemo({
  id: 'avid-cma',
  schema,
  engine: 'tensor',
  steps: STEPS,
  methods: () => asPublished(['avid-cma']),
  poster: { step: STEPS, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
