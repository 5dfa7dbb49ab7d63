import { DIAGRAMS } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** SwAV: Caron, Misra, Mairal, Goyal, Bojanowski and Joulin 2020, arXiv 2006.09882. */
export default defineDemo({
  id: 'swav',
  schema,
  engine: 'tensor',
  steps: STEPS,
  longRun: { steps: 6000, recorded: 5000 },
  methods: ({ equipartition }) => [
    { name: 'swav', diagram: { ...DIAGRAMS.swav, guard: equipartition ? ['codes'] : [] } },
  ],
  poster: { step: 300, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
