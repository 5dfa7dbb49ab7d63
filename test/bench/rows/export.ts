import { resolve } from 'node:path'
import { browserPath } from '../../../scripts/browser.ts'
import { decks, slidev } from '../../../scripts/decks.ts'
import { makeEmptyDeck } from '../empty-deck.ts'
import { ratio, type Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'

/** Ours first warms the caches of both. */
export async function exported(stage: Stage): Promise<Figure[]> {
  const pages = stage.slides.length
  const empty = await makeEmptyDeck(pages)
  const [ours, theirs] = [await seconds(decks.fr.entry, 'ours'), await seconds(empty, 'empty')].map(
    (time) => time / pages,
  )
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

async function seconds(entry: string, name: string): Promise<number> {
  const start = performance.now()
  const output = resolve(`node_modules/.cache/bench/${name}.pdf`)
  const { code } = await slidev(
    ...['export', entry, '--output', output, '--with-toc', '--timeout', '240000'],
    ...['--executable-path', await browserPath()],
  )
  if (code !== 0) throw new Error(`export of ${entry} ended with code ${code}`)
  return (performance.now() - start) / 1000
}
