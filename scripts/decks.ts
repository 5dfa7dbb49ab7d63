/** The two decks, and how Slidev is called for them. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { load } from '@slidev/parser/fs'

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

export const decks = {
  fr: {
    entry: 'slides.md',
    dist: 'dist',
    viewers: 'node_modules/.cache/viewers/fr',
    pdf: 'semaine-10.pdf',
    port: 3030,
  },
  en: {
    entry: 'slides.en.md',
    dist: 'dist/en',
    viewers: 'node_modules/.cache/viewers/en',
    pdf: 'week-10.pdf',
    port: 3040,
  },
} as const

export interface DeckSlide {
  title: string
  /** What links to it are written with. */
  alias?: string
  /** Ids of the demos on it, in order. */
  demos: string[]
  source: string
}

export async function readDeck(language: Language): Promise<DeckSlide[]> {
  const { slides } = await load({ userRoot: resolve('.'), roots: [resolve('.')] }, resolve(decks[language].entry))
  return slides.map(({ title, content, frontmatter }) => ({
    title: title ?? '',
    alias: frontmatter.routeAlias as string | undefined,
    demos: [...content.matchAll(/<Demo\b[^>]*?\sid="([^"]+)"/g)].map(([, id]) => id!),
    source: content,
  }))
}

/** Runs Slidev to its end: its exit code. */
export function slidev(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [slidevBin, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done(code ?? 1))
  })
}

/** Relative addresses and a hash router: any folder of any host serves what is built. Slidev's exit code. */
export function buildDeck(entry: string, dist: string): Promise<number> {
  return slidev(buildArguments(entry, dist))
}

/** The site of viewers on other devices: without notes and presenter view, it follows the presenting computer. */
export function buildViewers(entry: string, dist: string): Promise<number> {
  return slidev([...buildArguments(entry, dist), '--without-notes'], { VIEWERS_BUILD: '1' })
}

const buildArguments = (entry: string, dist: string): string[] => [
  ...['build', entry, '--base', './', '--router-mode', 'hash', '--out', dist],
]

export const slidevBin = resolve('node_modules/@slidev/cli/bin/slidev.mjs')

/** The first port from `from` on that nothing listens on. */
export function freePort(from: number): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.on('error', () => done(freePort(from + 1)))
    server.listen(from, () => server.close(() => done(from)))
  })
}
