import { siameseDiagram } from '../core/ssl/diagram'
import { defineDemo } from '../runtime/contract'
import { NAMED, runOf } from './runs'
import { schema, STEPS } from './schema'

/** BYOL (arXiv 2006.07733), SimSiam (arXiv 2011.10566) and the six runs around them: topic B3. */
export default defineDemo({
  id: 'distillation',
  schema,
  engine: 'tensor',
  steps: STEPS,
  methods: (params) => {
    const name = NAMED[runOf(params)]
    return [{ ...(name && { name }), diagram: siameseDiagram(params) }]
  },
  poster: { step: 150, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
