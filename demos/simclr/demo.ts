import { asPublished } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** SimCLR: Chen, Kornblith, Norouzi and Hinton 2020, arXiv 2002.05709. */
export default defineDemo({
  id: 'simclr',
  schema,
  engine: 'tensor',
  steps: STEPS,
  longRun: { steps: 6000, recorded: 5000 },
  alsoShows: {
    shape: { type: 'u8', dimensions: 1 },
    colour: { type: 'u8', dimensions: 1 },
    texture: { type: 'u8', dimensions: 1 },
  },
  methods: () => asPublished(['simclr']),
  poster: { step: 300, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
