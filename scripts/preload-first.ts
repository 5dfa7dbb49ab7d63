import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Fonts of every first view; `@fontsource` names the files. */
const FONTS = ['newsreader-latin-400-normal', 'ibm-plex-sans-latin-400-normal', 'ibm-plex-sans-latin-600-normal']
const VIEW = '/pages/play.vue'

/**
 * The built page asks at once for the view of slides and its fonts: the view would be known when the first script has
 * run, and the fonts when the first slide is laid out.
 */
export function preloadFirst(): Plugin {
  let base = ''
  return {
    name: 'preload-first',
    apply: 'build',
    configResolved(config) {
      base = config.base
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const view = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.split('?')[0]?.endsWith(VIEW),
        )
        const scripts = view?.type === 'chunk' ? [view.fileName, ...view.imports] : []
        const fonts = Object.keys(bundle).filter((file) => FONTS.some((font) => file.includes(`/${font}-`)))
        const link = (rel: string, file: string, attrs = {}): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: base + file, ...attrs },
          injectTo: 'head',
        })
        return [
          ...scripts.filter((file) => !html.includes(file)).map((file) => link('modulepreload', file)),
          ...fonts
            .filter((file) => file.endsWith('.woff2'))
            .map((file) => link('preload', file, { as: 'font', type: 'font/woff2' })),
        ]
      },
    },
  }
}
