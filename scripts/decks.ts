/** The two decks, and how Slidev is called for them. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { load } from '@slidev/parser/fs'

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

export const decks = {
  fr: { entry: 'slides.md', dist: 'dist', pdf: 'semaine-10.pdf', port: 3030 },
  en: { entry: 'slides.en.md', dist: 'dist/en', pdf: 'week-10.pdf', port: 3040 },
} as const

export interface DeckSlide {
  title: string
  /** Ids of the demos on it, in order. */
  demos: string[]
  source: string
}

export async function readDeck(language: Language): Promise<DeckSlide[]> {
  const { slides } = await load({ userRoot: resolve('.'), roots: [resolve('.')] }, resolve(decks[language].entry))
  return slides.map(({ title, content }) => ({
    title: title ?? '',
    demos: [...content.matchAll(/<Demo\b[^>]*?\sid="([^"]+)"/g)].map(([, id]) => id!),
    source: content,
  }))
}

export interface SlidevRun {
  code: number
  log: string
}

/** Runs Slidev to its end; what it prints is shown and kept. */
export function slidev(...args: string[]): Promise<SlidevRun> {
  const child = spawn(process.execPath, [slidevBin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    from.on('data', (chunk: Buffer) => {
      log += chunk
      to.write(chunk)
    })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code: code ?? 1, log }))
  })
}

export const slidevBin = resolve('node_modules/@slidev/cli/bin/slidev.mjs')

/** The first port from `from` on that nothing listens on. */
export function freePort(from: number): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.on('error', () => done(freePort(from + 1)))
    server.listen(from, () => server.close(() => done(from)))
  })
}
