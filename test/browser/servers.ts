/** The two ways a deck is served: the static site from a sub-path, and Slidev's development server. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { decks, freePort, slidevBin, type Language } from '../../scripts/decks.ts'
import { serveFolder } from '../../scripts/site.ts'

export interface Deck {
  /** Address of a slide; `query` goes to the demo on it. */
  url(slide: number, query?: string): string
  presenter(slide: number, query?: string): string
  /** Address of a slide in the window that the presenter view opens for the audience. */
  audience(slide: number, query?: string): string
  close(): Promise<void>
}

/** dist/ under a sub-path, as a static host would serve it. */
export async function serveSite(language: Language = 'fr'): Promise<Deck> {
  if (!existsSync('dist/index.html')) throw new Error('dist/ is missing: npm run build first.')
  const { url, close } = await serveFolder('dist', '/a/b/')
  const base = `${url}${language === 'fr' ? '' : 'en/'}`
  return {
    url: (slide, query = '') => `${base}#/${slide}${query && `?${query}`}`,
    presenter: (slide, query = '') => `${base}#/presenter/${slide}${query && `?${query}`}`,
    audience: (slide, query = '') => `${base}?audience#/${slide}${query && `?${query}`}`,
    close,
  }
}

export async function serveDev(language: Language = 'fr'): Promise<Deck> {
  const port = await freePort(3170)
  const child = spawn(process.execPath, [slidevBin, decks[language].entry, '--port', String(port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const base = `http://localhost:${port}/`
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  while (!(await answers(base))) {
    if (child.exitCode !== null) throw new Error(`The development server ended with code ${child.exitCode}.`)
    await new Promise((again) => setTimeout(again, 200))
  }
  return {
    url: (slide, query = '') => `${base}${slide}${query && `?${query}`}`,
    presenter: (slide, query = '') => `${base}presenter/${slide}${query && `?${query}`}`,
    audience: (slide, query = '') => `${base}${slide}?audience${query && `&${query}`}`,
    async close() {
      child.kill()
      await ended
    },
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  )
