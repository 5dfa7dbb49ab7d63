import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** A transformer that learns to write French numerals in digits: Vaswani et al. 2017, arXiv 1706.03762. */
export default defineDemo({
  id: 'numbers',
  schema,
  engine: 'tensor',
  steps: STEPS,
  poster: { step: 400, seed: 1 },
  presets: {
    decoding: {
      step: 0,
      seed: 1,
      params: { weights: 'trained', show: 'decoding', text: 'trois cent mille vingt et un' },
      load: () => import('./decoding-poster.json'),
    },
    energy: {
      step: 0,
      seed: 1,
      params: { weights: 'trained', show: 'energy' },
      load: () => import('./energy-poster.json'),
    },
  },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
  },
})
