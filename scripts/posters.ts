/**
 * Computes the posters of each demo, or of those named, on wasm in Node and writes `demos/<name>/poster.json` and
 * `<preset>-poster.json`. With `--check` nothing is written: a poster that is not what its demo computes is named, and
 * the exit code is 1.
 *
 * Parameters, seed, step, names and shapes must be equal, every metric of the run within 2 % or 0.02, since the
 * logarithms of two machines may differ in the last digit and training enlarges that. A poster at step 0 trained
 * nothing: its numbers must be equal to four digits. What a demo reads from a clock is not compared.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { arraysSchema } from '../demos/runtime/array-encoding.ts'
import type { DemoDefinition, PosterFile, SessionContext, SessionModule } from '../demos/runtime/contract.ts'
import { makePoster } from '../demos/runtime/make-poster.ts'
import { parsed } from '../demos/runtime/validation.ts'
import { fromPublic } from './from-public.ts'
import { useWasm } from './wasm.ts'

const check = process.argv.includes('--check')
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const context: Omit<SessionContext, 'steps'> = {
  backend: 'wasm',
  bytes: fromPublic,
}

await useWasm()

let failed = 0
let passed = 0
for (const folder of await demoFolders()) {
  const definition: DemoDefinition = await imported(join(folder, 'demo.ts'))
  const session = (await import(pathToFileURL(join(folder, 'session.ts')).href)) as SessionModule
  const presets = Object.entries(definition.presets ?? {}).map(([name, run]) => [`${name}-poster`, run] as const)
  for (const [name, run] of [['poster', definition.poster] as const, ...presets]) {
    const path = join(folder, `${name}.json`)
    const poster = await makePoster(definition, session, context, run)
    if (!check) {
      await writeFile(path, JSON.stringify(poster) + '\n')
      console.log(`${path}: step ${poster.snapshot.step} written`)
      continue
    }
    const difference = differs(poster, JSON.parse(await readFile(path, 'utf8')), definition.measures)
    if (difference) failed++
    else passed++
    console.log(difference ? `✗ ${path}: ${difference}` : `✓ ${path}`)
  }
}
if (check) console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function demoFolders(): Promise<string[]> {
  const names = await readdir('demos')
  const files = await Promise.all(names.map((name) => readdir(join('demos', name))))
  const demos = names.filter((_, index) => files[index]!.includes('demo.ts'))
  const unknown = named.filter((name) => !demos.includes(name))
  if (unknown.length > 0) throw new Error(`No demo ${unknown.join(', ')}: there are ${demos.join(', ')}.`)
  return demos.filter((name) => named.length === 0 || named.includes(name)).map((name) => join('demos', name))
}
async function imported(path: string): Promise<DemoDefinition> {
  return ((await import(pathToFileURL(path).href)) as { default: DemoDefinition }).default
}

/** What is different, in words; undefined if the committed poster will do. */
function differs(fresh: PosterFile, committed: PosterFile, measures: readonly string[] = []): string | undefined {
  const outline = ({ params, seed, snapshot, curves }: PosterFile) =>
    JSON.stringify([
      params,
      seed,
      snapshot.step,
      Object.entries(snapshot.arrays).map(([name, { shape, type }]) => [name, shape, type]),
      curves.steps,
      Object.keys(curves.metrics),
    ])
  if (outline(fresh) !== outline(committed)) return 'parameters, steps or shapes are not those of the demo'
  for (const [name, values] of Object.entries(fresh.curves.metrics)) {
    if (measures.includes(name)) continue
    const index = values.findIndex((value, at) => !near(value, committed.curves.metrics[name]![at], 0.02))
    if (index >= 0)
      return `${name} at step ${fresh.curves.steps[index]} is ${values[index]}, not ${committed.curves.metrics[name]![index]}`
  }
  if (fresh.snapshot.step > 0) return
  const arrays = parsed(arraysSchema, committed.snapshot.arrays)!
  for (const [name, { data }] of Object.entries(parsed(arraysSchema, fresh.snapshot.arrays)!))
    if (!data.every((value, at) => near(value, arrays[name]!.data[at], 1e-4))) return `array ${name}`
}
function near(a: number | null, b: number | null | undefined, tolerance: number): boolean {
  if (a === null || b === null || b === undefined || Number.isNaN(a)) return Object.is(a, b)
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a))
}
