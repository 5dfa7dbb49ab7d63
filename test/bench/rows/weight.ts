import { gzipSync } from 'node:zlib'
import type { Request } from 'playwright-chromium'
import { ratio, type Figure } from '../figure.ts'
import { wait, type Stage } from '../stage.ts'

/** What only demos need: TensorFlow.js, its kernels, the worker, the data. */
const ml = /worker|backend|tfjs|tensorflow|session|\.wasm|\/data\//

/** The first slide, until nothing more is asked for; then what follows unasked in 10 s. */
export async function weight(stage: Stage): Promise<Figure[]> {
  const ours = await firstView(stage, (await stage.deck('site')).url(1))
  const empty = await firstView(stage, `${(await stage.emptyDeck()).url}#/1`)

  const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
  const early = [...ours.first.names, ...ours.later.names].filter((name) => ml.test(name))
  return [
    {
      figure: 'bytes of the first view, ours / empty deck',
      measured: `${kb(ours.first.bytes)} in ${ours.first.names.length} requests / ${kb(empty.first.bytes)} in ${empty.first.names.length} = ${ratio(ours.first.bytes / empty.first.bytes)} (gzip ${ratio(ours.first.gzip / empty.first.gzip)})`,
      aim: '<= 1.25',
      met: ours.first.bytes / empty.first.bytes <= 1.25,
      values: { ours, empty },
    },
    {
      figure: 'files of machine learning asked for on the first slide, in 10 s',
      measured: early.length === 0 ? 'none' : early.join(' '),
      aim: 'none',
      met: early.length === 0,
      values: { early },
    },
  ]
}

async function firstView(stage: Stage, url: string) {
  const context = await stage.context()
  const page = await context.newPage()
  let requests: Request[] = []
  page.on('requestfinished', (request) => requests.push(request))
  await page.goto(url, { waitUntil: 'networkidle' })
  const first = await sum(requests)
  requests = []
  await wait(10_000)
  const later = await sum(requests)
  await context.close()
  return { first, later }
}

async function sum(requests: readonly Request[]) {
  const bodies = await Promise.all(
    requests.map(
      async (request) => (await (await request.response())?.body().catch(() => undefined)) ?? Buffer.alloc(0),
    ),
  )
  return {
    bytes: bodies.reduce((total, body) => total + body.length, 0),
    gzip: bodies.reduce((total, body) => total + gzipSync(body).length, 0),
    names: requests.map((request) => new URL(request.url()).pathname),
  }
}
