import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** MoCo: He, Fan, Wu, Xie and Girshick 2020, arXiv 1911.05722. */
export default defineDemo({
  id: 'moco',
  schema,
  engine: 'tensor',
  steps: STEPS,
  longRun: { steps: 6000, recorded: 5000 },
  poster: { step: 200, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
