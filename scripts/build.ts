/** The static site: French in dist/, English in dist/en/, and what keeps both for when there is no network. */
import { rm } from 'node:fs/promises'
import { buildDeck, decks, languages } from './decks.ts'
import { addServiceWorker } from './offline/build.ts'

await rm('dist', { recursive: true, force: true })
for (const { entry, dist } of languages.map((language) => decks[language])) {
  const code = await buildDeck(entry, dist)
  if (code !== 0) process.exit(code)
}
await addServiceWorker(decks.fr.dist)
