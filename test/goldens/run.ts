/**
 * Compares core with the reference vectors of `GOLDENS_DIR` (default: this folder), every *.json in it.
 * The last line reads `N passed, N failed, N skipped`; an item that fails makes the exit code 1.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import './autodiff'
import { differences, isVariant, parseGolden } from './compare'
import { NotNeeded, type Adapter, type GoldenCase, type GoldenFile } from './types'

const SHOWN = 3

async function loadAdapters(): Promise<Map<string, Adapter>> {
  const folder = join(import.meta.dirname, 'adapters')
  const adapters = new Map<string, Adapter>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const family = (await import(pathToFileURL(join(folder, file)).href)) as { adapters?: Record<string, Adapter> }
    for (const [item, adapter] of Object.entries(family.adapters ?? {})) adapters.set(item, adapter)
  }
  return adapters
}

async function runCase(adapter: Adapter, golden: GoldenCase): Promise<{ skipped?: string; wrong: string[] }> {
  const wrong = await compared(adapter, golden)
  if (wrong instanceof NotNeeded) return { skipped: wrong.message, wrong: [] }
  return isVariant(golden) && wrong.length > 0 ? { skipped: `a variant, ${wrong[0]}`, wrong: [] } : { wrong }
}

async function compared(adapter: Adapter, golden: GoldenCase): Promise<string[] | NotNeeded> {
  try {
    return differences(golden, await adapter(golden.inputs, golden.params, golden.case))
  } catch (error) {
    return error instanceof NotNeeded ? error : [String(error)]
  }
}

type Outcome = 'passed' | 'failed' | 'skipped'

async function runItem(item: string, file: string, adapter: Adapter | undefined): Promise<Outcome> {
  if (!adapter) {
    console.log(`skipped  ${item}: no adapter`)
    return 'skipped'
  }
  const { cases } = parseGolden(readFileSync(file, 'utf8')) as GoldenFile
  const results: [string, Awaited<ReturnType<typeof runCase>>][] = []
  for (const golden of cases) results.push([golden.case, await runCase(adapter, golden)])

  const wrong = results.filter(([, result]) => result.wrong.length > 0)
  const skipped = results.filter(([, result]) => result.skipped)
  const outcome = wrong.length > 0 ? 'failed' : skipped.length === cases.length ? 'skipped' : 'passed'
  console.log(`${outcome.padEnd(7)}  ${item}: ${cases.length - wrong.length - skipped.length} of ${cases.length} cases`)
  for (const [name, result] of skipped) console.log(`         ${name}: skipped, ${result.skipped}`)
  for (const [name, result] of wrong) {
    for (const line of result.wrong.slice(0, SHOWN)) console.log(`         ${name}: ${line}`)
  }
  return outcome
}

async function main(): Promise<void> {
  const folder = process.env.GOLDENS_DIR ?? import.meta.dirname
  const adapters = await loadAdapters()
  const count: Record<Outcome, number> = { passed: 0, failed: 0, skipped: 0 }
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  if (files.length === 0) throw new Error(`no reference vectors in ${folder}`)
  for (const file of files.sort()) {
    const item = file.slice(0, -'.json'.length)
    const outcome = await runItem(item, join(folder, file), adapters.get(item)).catch((error: unknown): Outcome => {
      console.log(`failed   ${item}: ${String(error)}`)
      return 'failed'
    })
    count[outcome]++
  }
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
  process.exitCode = count.failed > 0 ? 1 : 0
}

await main()
