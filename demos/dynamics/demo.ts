import { defineDemo, type PosterFile } from '../runtime/contract'
import { schema } from './schema'

/** Why an asymmetry does not collapse, in a linear model: Tian, Chen and Ganguli 2021, arXiv 2102.06810. */
export default defineDemo({
  id: 'dynamics',
  engine: 'plain',
  steps: 0,
  poster: { step: 0, seed: 1, params: { stopGradient: true, guess: 'both' } },
  schema,
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json') as Promise<{ default: PosterFile }>,
    session: () => import('./session'),
  },
})
