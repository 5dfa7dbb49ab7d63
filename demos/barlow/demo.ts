import { DIAGRAMS } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Barlow Twins: Zbontar, Jing, Misra, LeCun and Deny 2021, arXiv 2103.03230; topic B4. */
export default defineDemo({
  id: 'barlow',
  schema,
  engine: 'tensor',
  steps: STEPS,
  longRun: { steps: 6000, recorded: 5000 },
  methods: ({ redundancy }) => [
    { name: 'barlow', diagram: { ...DIAGRAMS.barlow, guard: redundancy === '0' ? [] : ['batch'] } },
  ],
  poster: { step: 400, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
