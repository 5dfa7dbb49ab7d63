/**
 * PDF of both decks. Slidev waits for each demo's printed state, but one that never comes costs only a line in its
 * log; here it is a failure, and so is a PDF with a page too few or too many. What each page shows is for its tests.
 */
import { browserPath } from './browser.ts'
import { decks, languages, readDeck, slidev, type Language, type SlidevRun } from './decks.ts'
import { readPdf } from './pdf.ts'

const executable = await browserPath()
const problems: string[] = []
for (const language of languages) problems.push(...(await exportDeck(language)))
if (problems.length > 0) {
  console.error(problems.map((problem) => `export: ${problem}`).join('\n'))
  process.exit(1)
}

async function exportDeck(language: Language): Promise<string[]> {
  const { entry, pdf } = decks[language]
  const options = ['--output', pdf, '--with-toc', '--executable-path', executable, '--timeout', '240000']
  const run = () => slidev('export', entry, ...options)
  const timedOut = ({ log }: SlidevRun) => /TimeoutError/.test(log)
  const first = await run()
  // Slidev waits 30 s and no longer; a cold server on a busy machine can need more, a warm one does not.
  const last = timedOut(first) ? await run() : first
  if (timedOut(last)) return [`${pdf}: a demo did not reach its printed state`]
  if (last.code !== 0) return [`${pdf}: Slidev ended with code ${last.code}`]
  const slides = await readDeck(language)
  const { pages } = await readPdf(pdf)
  return pages.length === slides.length ? [] : [`${pdf}: ${pages.length} pages for ${slides.length} slides`]
}
