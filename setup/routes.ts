import { defineRoutesSetup } from '@slidev/types'

/** The reading view: `/read/a`, `/read/b`, `/read/p`, `/read/appendix`; the name of a slide leads to that slide. */
export default defineRoutesSetup((routes) => [
  { path: '/read', redirect: '/read/a' },
  { name: 'read', path: '/read/:part', component: () => import('../reading/ReadingView.vue') },
  ...routes,
])
