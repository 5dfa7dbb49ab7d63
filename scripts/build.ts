/** The static site: French in dist/, English in dist/en/. Relative addresses and a hash router, so any folder of any host serves it. */
import { rm } from 'node:fs/promises'
import { decks, languages, slidev } from './decks.ts'

await rm('dist', { recursive: true, force: true })
for (const { entry, dist } of languages.map((language) => decks[language])) {
  const { code } = await slidev('build', entry, '--base', './', '--router-mode', 'hash', '--out', dist)
  if (code !== 0) process.exit(code)
}
