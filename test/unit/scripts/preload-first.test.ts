import { expect, it } from 'vitest'
import { preloadFirst } from '../../../scripts/preload-first'

it('the built page asks for the view of slides and its fonts, and for nothing twice', () => {
  const { configResolved, transformIndexHtml } = preloadFirst() as unknown as {
    configResolved(config: { base: string }): void
    transformIndexHtml: {
      handler(html: string, context: { bundle: object }): { attrs: { rel: string; href: string } }[]
    }
  }
  configResolved({ base: './' })
  const chunk = (fileName: string, facadeModuleId: string, imports: string[] = []) => ({
    [fileName]: { type: 'chunk', fileName, facadeModuleId, imports },
  })
  const bundle = {
    ...chunk('assets/play-1.js', '/x/client/pages/play.vue', ['assets/vue-1.js', 'assets/wrapper-1.js']),
    ...chunk('assets/presenter-1.js', '/x/client/pages/presenter.vue'),
    'assets/newsreader-latin-400-normal-1.woff2': { type: 'asset' },
    'assets/newsreader-latin-400-normal-1.woff': { type: 'asset' },
    'assets/newsreader-latin-500-normal-1.woff2': { type: 'asset' },
  }
  const tags = transformIndexHtml.handler('<script src="./assets/vue-1.js">', { bundle })
  expect(tags.map(({ attrs }) => `${attrs.rel} ${attrs.href}`)).toEqual([
    'modulepreload ./assets/play-1.js',
    'modulepreload ./assets/wrapper-1.js',
    'preload ./assets/newsreader-latin-400-normal-1.woff2',
  ])
})
