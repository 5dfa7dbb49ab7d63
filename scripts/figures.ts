/**
 * Prints the figures that a demo reaches, as the speaker's notes quote them: parameters as in an address, the steps at
 * which all is evaluated, the seeds, and the length of the run, over which the learning rate falls, where it is not the
 * demo's. Computed on wasm in Node, like the posters.
 *
 *     npx tsx scripts/figures.ts moco momentum=0.95 --steps 100,200 --seeds 1,2,3 --length 400
 */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { DemoDefinition, SessionContext, SessionModule } from '../demos/runtime/contract.ts'
import { parseParams } from '../demos/runtime/params.ts'
import { fromPublic } from './from-public.ts'
import { useWasm } from './wasm.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { steps: { type: 'string' }, seeds: { type: 'string', default: '1' }, length: { type: 'string' } },
})
const [demo, ...settings] = positionals
if (!demo) throw new Error('Usage: npx tsx scripts/figures.ts <demo> [parameter=value ...] --steps 0,100 --seeds 1,2')

const folder = resolve('demos', demo)
const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(join(folder, file)).href)) as T
const { default: definition } = await load<{ default: DemoDefinition }>('demo.ts')
const session = await load<SessionModule>('session.ts')
const given = Object.fromEntries(settings.map((setting) => setting.split('=') as [string, string]))
const { value: params, corrections } = parseParams(definition.schema, given)
if (corrections.length > 0) throw new Error(`Not as ${demo} takes it: ${corrections.map(({ key }) => key).join(', ')}`)

const numbers = (list: string): number[] => list.split(',').map(Number)
const steps = values.steps ? numbers(values.steps) : [definition.poster.step]
const context: SessionContext = {
  backend: 'wasm',
  steps: values.length ? Number(values.length) : definition.steps,
  bytes: fromPublic,
}
await useWasm()
for (const seed of numbers(values.seeds)) {
  const run = await session.create(params, seed, context)
  for (let step = 0; step <= Math.max(...steps); step++) {
    if (step > 0) await run.step?.()
    if (!steps.includes(step)) continue
    const { metrics } = await run.snapshot(true)
    const figures = Object.entries(metrics).map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`)
    console.log(`${positionals.join(' ')} | seed ${seed} | step ${step} | ${figures.join(', ')}`)
  }
  run.dispose()
}
