/**
 * Figures of speed and size, as a table and as bench.json. Nothing is asserted: a machine may be slow or busy, and
 * ratios say more than times. `npm run bench -- steps weight` measures only these rows, `room=50` with 50 followers.
 */
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { printTable, type Figure } from '../test/bench/figure.ts'
import { accuracy } from '../test/bench/rows/accuracy.ts'
import { demos } from '../test/bench/rows/demos.ts'
import { exported } from '../test/bench/rows/export.ts'
import { jax } from '../test/bench/rows/jax.ts'
import { coldDemos, firstSlide } from '../test/bench/rows/load.ts'
import { map } from '../test/bench/rows/map.ts'
import { firstPicture, smooth } from '../test/bench/rows/play.ts'
import { roomBrowsers } from '../test/bench/rows/room-browsers.ts'
import { room } from '../test/bench/rows/room.ts'
import { drag, scrub, slider } from '../test/bench/rows/response.ts'
import { slide } from '../test/bench/rows/slide.ts'
import { compile, growth, products, steps, tensors } from '../test/bench/rows/steps.ts'
import { threads } from '../test/bench/rows/threads.ts'
import { weight } from '../test/bench/rows/weight.ts'
import { windows } from '../test/bench/rows/windows.ts'
import { openStage, type Stage } from '../test/bench/stage.ts'

const rows: Record<string, (stage: Stage, size?: number) => Promise<Figure[]>> = {
  accuracy,
  demos,
  steps,
  jax,
  products,
  threads,
  slide,
  compile,
  tensors,
  firstPicture,
  smooth,
  drag,
  slider,
  scrub,
  windows,
  weight,
  firstSlide,
  coldDemos,
  growth,
  map,
  room,
  roomBrowsers,
  export: exported,
}

const sizes = new Map(process.argv.slice(2).map((given) => [given.split('=')[0]!, given.split('=')[1]]))
const only = [...sizes.keys()]
const unknown = only.filter((name) => !(name in rows))
if (unknown.length > 0) throw new Error(`No row ${unknown.join(', ')}: there are ${Object.keys(rows).join(', ')}.`)

const stage = await openStage()
const figures: Figure[] = []
const loads: number[] = []
for (const [name, measure] of Object.entries(rows)) {
  if (only.length > 0 && !only.includes(name)) continue
  console.log(`bench: ${name} …`)
  loads.push(loadavg()[0]!)
  const before = figures.length
  try {
    const size = sizes.get(name)
    figures.push(...(await measure(stage, size === undefined ? undefined : Number(size))))
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    figures.push({ figure: name, measured: `failed: ${why}`, aim: '', met: false, values: {} })
  }
  for (const { figure, measured } of figures.slice(before)) console.log(`  ${figure}: ${measured}`)
  await keep()
}
await stage.close()
console.log(
  `\n${printTable(figures)}\n\n${cpus().length} cores, load ${loads.map((load) => load.toFixed(1)).join(' ')}`,
)

/** After each row, so that a run that is broken off has its figures. */
function keep(): Promise<void> {
  const machine = { cores: cpus().length, processor: cpus()[0]?.model, loads }
  const bench = { date: new Date().toISOString(), machine, figures }
  return writeFile('bench.json', JSON.stringify(bench, undefined, 1) + '\n')
}
