import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** A language model with the causal mask and one without: Vaswani et al. 2017, arXiv 1706.03762, §3.2.3. */
export default defineDemo({
  id: 'causal-mask',
  schema,
  engine: 'tensor',
  steps: STEPS,
  controls: 'below',
  poster: { step: 200, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
