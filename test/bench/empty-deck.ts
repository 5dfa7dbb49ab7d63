/** A deck of as many pages with the theme of ours and nothing on them: what first view and export compare with. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildDeck, decks } from '../../scripts/decks.ts'

const home = resolve('node_modules/.cache/bench/empty')

/** Entry of the deck. */
export async function makeEmptyDeck(pages: number): Promise<string> {
  await rm(home, { recursive: true, force: true })
  await mkdir(join(home, 'public'), { recursive: true })
  for (const part of ['layouts/cover.vue', 'layouts/default.vue', 'styles', 'setup/katex.ts', 'public/favicon.svg'])
    await cp(part, join(home, part), { recursive: true })
  const [, head = ''] = (await readFile(decks.fr.entry, 'utf8')).split(/^---$/m)
  const settings = head.replace(/^src:.*\n/m, 'layout: cover\n')
  const others = Array.from({ length: pages - 1 }, (_, i) => `---\nlayout: default\n---\n\n# ${i + 2}\n\n$x^2$\n`)
  const entry = join(home, 'slides.md')
  await writeFile(entry, `---${settings}---\n\n# 1\n\n${others.join('\n')}`)
  return entry
}

export async function buildEmptyDeck(pages: number): Promise<string> {
  const entry = await makeEmptyDeck(pages)
  const dist = join(home, 'dist')
  const code = await buildDeck(entry, dist)
  if (code !== 0) throw new Error('the empty deck did not build')
  return dist
}
