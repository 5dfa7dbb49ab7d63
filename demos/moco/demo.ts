import { DIAGRAMS } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** MoCo: He, Fan, Wu, Xie and Girshick 2020, arXiv 1911.05722. */
export default defineDemo({
  id: 'moco',
  schema,
  engine: 'tensor',
  steps: STEPS,
  longRun: { steps: 6000, recorded: 5000 },
  methods: ({ memory, momentum }) => [
    // with m = 0 the key encoder is the other one
    { name: 'moco', diagram: { ...DIAGRAMS.moco, memory, second: momentum === '0' ? 'shared' : 'momentum' } },
  ],
  poster: { step: 200, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
