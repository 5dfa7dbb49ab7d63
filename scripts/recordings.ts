/**
 * Trains the long run of each demo that has one, or of those named, with the code that trains in the slide, on wasm, and
 * writes what it reaches to public/data/recordings. Prints what each took, and its size.
 *
 *     npm run recordings -- simclr moco
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DemoDefinition, LongRun, SessionContext, SessionModule } from '../demos/runtime/contract.ts'
import { History } from '../demos/runtime/history.ts'
import { LENGTH } from '../demos/runtime/long-run.ts'
import { parseParams } from '../demos/runtime/params.ts'
import { isEvaluated } from '../demos/runtime/protocol.ts'
import { encodeRecording, recordingPath } from '../demos/runtime/recording.ts'
import { fromPublic } from './from-public.ts'
import { useWasm } from './wasm.ts'

/** From one evaluation to the next, once the first steps are done. */
const EVERY = 100
const BYTES_OF_ALL = 2_500_000

const named = process.argv.slice(2)
const load = async <T>(id: string, file: string): Promise<T> =>
  (await import(pathToFileURL(resolve('demos', id, file)).href)) as T

await useWasm()
let bytesOfAll = 0
for (const id of await readdir('demos')) {
  const demo = await load<{ default: DemoDefinition }>(id, 'demo.ts').catch(() => undefined)
  const { longRun } = demo?.default ?? {}
  if (!demo || !longRun) continue
  const path = join('public', recordingPath(id))
  if (named.length === 0 || named.includes(id)) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await record(demo.default, longRun))
  }
  bytesOfAll += (await readFile(path).catch(() => new Uint8Array())).length
}
console.log(`${bytesOfAll} bytes in all`)
if (bytesOfAll > BYTES_OF_ALL) throw new Error(`More than ${BYTES_OF_ALL} bytes.`)

async function record({ id, schema, poster }: DemoDefinition, { steps, recorded }: LongRun): Promise<Uint8Array> {
  const context: SessionContext = {
    backend: 'wasm',
    steps,
    bytes: fromPublic,
  }
  const params = parseParams(schema, poster.params).value
  const { create } = await load<SessionModule>(id, 'session.ts')
  const session = await create(params, poster.seed, context)
  const history = new History()
  const begin = performance.now()
  for (let step = 0; step <= recorded; step++) {
    if (step > 0) await session.step!()
    if (!(step < EVERY ? isEvaluated(step) : step % EVERY === 0)) continue
    const { metrics } = await session.snapshot(true)
    history.push({ step, metrics, arrays: {} })
  }
  const seconds = Math.round((performance.now() - begin) / 1000)
  const bytes = encodeRecording({
    params: { ...params, [LENGTH]: 'long' },
    seed: poster.seed,
    step: recorded,
    seconds,
    curves: history.curves(),
    state: await session.stateDict!(),
  })
  session.dispose()
  const { metrics } = history.last!
  const figures = Object.entries(metrics).map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`)
  console.log(`${id}: ${recorded} steps, ${seconds} s, ${bytes.length} bytes; ${figures.join(', ')}`)
  return bytes
}
