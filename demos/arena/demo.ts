import { asPublished } from '../core/ssl/diagrams'
import { defineDemo } from '../runtime/contract'
import { pickedMethods, schema, TURNS } from './schema'

/** Methods of both parts of the lecture, trained side by side from the same start: topic B6. */
export default defineDemo({
  id: 'arena',
  schema,
  engine: 'tensor',
  steps: TURNS,
  measures: ['milliseconds'],
  methods: (params) => asPublished(pickedMethods(params)),
  poster: { step: TURNS, seed: 1 },
  load: {
    strings: () => import('./strings'),
    view: () => import('./View.vue'),
    poster: () => import('./poster.json'),
  },
})
