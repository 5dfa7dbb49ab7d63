/**
 * PDF of both decks, or of those named: `npm run export -- en`. What the built site shows is printed; the site is built
 * first if need be. A slide or a demo that is not there is a failure. What each page shows is for its tests.
 */
import { writeFile } from 'node:fs/promises'
import { launchBrowser } from './browser.ts'
import { decks, languages, readDeck } from './decks.ts'
import { printDeck } from './print.ts'
import { freshSite, serveFolder } from './site.ts'

const named = process.argv.slice(2)
const unknown = named.filter((name) => !languages.some((language) => language === name))
if (unknown.length > 0) throw new Error(`No deck ${unknown.join(', ')}: there are ${languages.join(', ')}.`)

await freshSite()
const browser = await launchBrowser()
for (const language of languages) {
  if (named.length > 0 && !named.includes(language)) continue
  const { dist, pdf } = decks[language]
  const slides = await readDeck(language)
  const site = await serveFolder(dist)
  try {
    await writeFile(pdf, await printDeck(browser, site.url, slides))
    console.log(`${pdf}: ${slides.length} pages`)
  } catch (error) {
    const lines = error instanceof Error ? error.message.split('\n') : [String(error)]
    console.error(lines.map((line) => `export: ${pdf}: ${line}`).join('\n'))
    process.exitCode = 1
  } finally {
    await site.close()
  }
}
await browser.close()
