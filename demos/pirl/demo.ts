import { asPublished } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { schema, STEPS } from './schema'

/** PIRL: Misra and van der Maaten 2019, arXiv 1912.01991; Jigsaw: Noroozi and Favaro 2016, arXiv 1603.09246. */
export default defineDemo({
  id: 'pirl',
  schema,
  engine: 'tensor',
  steps: STEPS,
  controls: 'below',
  longRun: { steps: 6000, recorded: 5000 },
  methods: () => asPublished(['pirl']),
  poster: { step: 200, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
