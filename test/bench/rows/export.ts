import { resolve } from 'node:path'
import { browserPath } from '../../../scripts/browser.ts'
import { decks, slidev, type SlidevRun } from '../../../scripts/decks.ts'
import { makeEmptyDeck } from '../empty-deck.ts'
import { ratio, type Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'

/**
 * Both with their dependencies bundled: to find them the development server reloads the page, even while it is
 * printed. That first time can take longer than Slidev waits, so its outcome does not count.
 */
export async function exported(stage: Stage): Promise<Figure[]> {
  const pages = stage.slides.length
  const empty = await makeEmptyDeck(pages)
  for (const entry of [decks.fr.entry, empty]) await runExport(entry, 'first-page', '--format', 'png', '--range', '1')
  const [ours, theirs] = [
    await exportDeck(decks.fr.entry, 'ours.pdf', '--with-toc'),
    await exportDeck(empty, 'empty.pdf', '--with-toc'),
  ].map((time) => time / pages)
  return [
    {
      figure: `export, seconds a page of ${pages}, ours / empty deck`,
      measured: `${ours!.toFixed(2)} / ${theirs!.toFixed(2)} = ${ratio(ours! / theirs!)}`,
      aim: '<= 1.5',
      met: ours! / theirs! <= 1.5,
      values: { ours, empty: theirs, pages },
    },
  ]
}

/** Seconds that it took. */
async function exportDeck(entry: string, name: string, ...how: string[]): Promise<number> {
  const start = performance.now()
  const { code } = await runExport(entry, name, ...how)
  if (code !== 0) throw new Error(`export of ${entry} ended with code ${code}`)
  return (performance.now() - start) / 1000
}

async function runExport(entry: string, name: string, ...how: string[]): Promise<SlidevRun> {
  const output = resolve(`node_modules/.cache/bench/${name}`)
  return slidev(
    ...['export', entry, '--output', output, ...how, '--timeout', '240000'],
    ...['--executable-path', await browserPath()],
  )
}
