/**
 * All that CI checks, in two lanes side by side that take about as long. The first begins with what needs no browser and
 * ends with the walks through all slides and all demos, long after the other lane has built the site for them. A failing
 * step does not hide the later ones; what a step prints is shown when it ends, then all tests that failed by name, and
 * the last line adds up the runners' own summaries (a step without counts, such as the build, counts as one).
 * `npm test -- unit browser` runs only the steps named.
 */
import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

const walks = ['test/browser/slides.test.ts', 'test/browser/tour.test.ts']
const lanes = [
  {
    check: 'npm run check',
    unit: 'npm run test:unit',
    goldens: 'npm run test:goldens',
    trust: 'npm run test:trust',
    posters: 'npm run posters -- --check',
    slides: `npm run test:browser -- ${walks.join(' ')}`,
  },
  {
    build: 'npm run build',
    browser: `npm run test:browser -- ${walks.map((file) => `--exclude ${file}`).join(' ')}`,
    pdf: 'npm run export',
    export: 'npm run test:export',
  },
] as const
const names = lanes.flatMap((lane) => Object.keys(lane))
interface Outcome {
  passed: number
  failed: number
  seconds: number
  /** The tests that failed, as the runner names them. */
  names: string[]
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !names.includes(name))
if (unknown.length > 0) throw new Error(`No step ${unknown.join(', ')}: there are ${names.join(', ')}.`)

const outcomes = new Map<string, Outcome>()
await Promise.all(
  lanes.map(async (lane) => {
    for (const [name, command] of Object.entries(lane))
      if (named.length === 0 || named.includes(name)) outcomes.set(name, await run(name, command))
  }),
)

for (const [name, { names }] of outcomes) for (const failed of names) console.log(`${name}: ${failed}`)
console.log()
for (const [name, { passed, failed, seconds }] of outcomes)
  console.log(`${failed ? '✗' : '✓'} ${name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`)
const total = (key: 'passed' | 'failed') => [...outcomes.values()].reduce((sum, outcome) => sum + outcome[key], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') > 0 ? 1 : 0

function run(name: string, command: string): Promise<Outcome> {
  const started = performance.now()
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk))
  return new Promise((done) => {
    child.on('close', (code) => {
      console.log(`\n── ${name}: ${command}\n${log.trim()}`)
      const text = stripVTControlCharacters(log)
      const { passed, failed } = counts(text)
      const names = [...new Set(text.match(/^ *FAIL .*$/gm)?.map((line) => line.trim()))]
      const ok = code === 0 && failed === 0
      const seconds = (performance.now() - started) / 1000
      // A runner that fails outside its tests (no file found, a crash) has still failed.
      done({ passed: passed || Number(ok), failed: ok ? 0 : Math.max(failed, 1), seconds, names })
    })
  })
}

/** The last summary line of vitest (`Tests  2 failed | 31 passed (33)`) or of the goldens (`31 passed, 2 failed`). */
function counts(log: string): { passed: number; failed: number } {
  const summary = log.match(/^ *(Tests +.*|\d+ passed, \d+ failed.*)$/gm)?.at(-1) ?? ''
  const count = (word: string) => Number(summary.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
  return { passed: count('passed'), failed: count('failed') }
}
