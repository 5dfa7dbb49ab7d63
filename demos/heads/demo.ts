import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** Several heads, their stack and the return map: Canziani 2020, week 12; Vaswani et al. 2017, §3.2.2. */
export default defineDemo({
  id: 'heads',
  engine: 'plain',
  steps: 0,
  controls: 'below',
  poster: { step: 0, seed: 1 },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
