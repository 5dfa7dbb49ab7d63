import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** Twelve points without a network, which the loss of one method at a time moves: topics A6, A9, A14, B3, B4. */
export default defineDemo({
  id: 'guards',
  schema,
  engine: 'tensor',
  steps: STEPS,
  alsoShows: { prototypes: { type: 'f32', dimensions: 2 } },
  poster: { step: 120, seed: 1 },
  presets: {
    repulsion: {
      step: 120,
      seed: 1,
      params: { guard: 'repulsion' },
      load: () => import('./repulsion-poster.json'),
    },
    equipartition: {
      step: 120,
      seed: 1,
      params: { guard: 'equipartition' },
      load: () => import('./equipartition-poster.json'),
    },
    asymmetry: {
      step: 120,
      seed: 1,
      params: { guard: 'asymmetry' },
      load: () => import('./asymmetry-poster.json'),
    },
    decorrelation: {
      step: 120,
      seed: 1,
      params: { guard: 'decorrelation' },
      load: () => import('./decorrelation-poster.json'),
    },
  },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
