import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** SwAV: Caron, Misra, Mairal, Goyal, Bojanowski and Joulin 2020, arXiv 2006.09882. */
export default defineDemo({
  id: 'swav',
  schema,
  engine: 'tensor',
  steps: STEPS,
  longRun: { steps: 6000, recorded: 5000 },
  poster: { step: 300, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
