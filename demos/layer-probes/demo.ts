import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/**
 * Probes of each layer, after figure 5 of Misra and van der Maaten 2019, arXiv 1912.01991; the transform is that of
 * Gidaris et al. 2018, arXiv 1803.07728.
 */
export default defineDemo({
  id: 'layer-probes',
  schema,
  engine: 'tensor',
  steps: STEPS,
  controls: 'below',
  poster: { step: STEPS, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
