import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { browserPath } from '../../../scripts/browser.ts'
import { buildDeck, decks, slidev } from '../../../scripts/decks.ts'
import { makeEmptyDeck } from '../empty-deck.ts'
import { ratio, type Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'

const cache = resolve('node_modules/.cache/bench')

/** `npm run export` prints the built site, so that it is measured without the build of the deck and with it. */
export async function exported(stage: Stage): Promise<Figure[]> {
  const pages = stage.slides.length
  const empty = await makeEmptyDeck(pages)
  // Slidev exports from its development server, which once bundles dependencies; that can take longer than it waits.
  await exportEmpty(empty, 'first-page', '--format', 'png', '--range', '1')

  const [print, build, theirs] = [
    await seconds('export', ran('npm run export -- fr')),
    await seconds('build', buildDeck(decks.fr.entry, resolve(cache, 'ours'))),
    await seconds('export of the empty deck', exportEmpty(empty, 'empty.pdf', '--with-toc')),
  ].map((time) => time / pages) as [number, number, number]
  const figure = (name: string, ours: number): Figure => ({
    figure: `${name}, seconds a page of ${pages}, ours / empty deck by Slidev`,
    measured: `${ours.toFixed(2)} / ${theirs.toFixed(2)} = ${ratio(ours / theirs)}`,
    aim: '<= 1.5',
    met: ours / theirs <= 1.5,
    values: { ours, empty: theirs, pages },
  })
  return [figure('export of the built site', print), figure('export, the build before it included', build + print)]
}

async function seconds(name: string, running: Promise<number>): Promise<number> {
  const start = performance.now()
  const code = await running
  if (code !== 0) throw new Error(`${name} ended with code ${code}`)
  return (performance.now() - start) / 1000
}

async function exportEmpty(entry: string, name: string, ...how: string[]): Promise<number> {
  return slidev([
    ...['export', entry, '--output', resolve(cache, name), ...how, '--timeout', '240000'],
    ...['--executable-path', await browserPath()],
  ])
}

function ran(command: string): Promise<number> {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)))
}
