import { ms, type Figure } from '../figure.ts'
import { exponent, median, p95 } from '../statistics.ts'
import type { Stage } from '../stage.ts'

const POINTS = [500, 5000, 50_000]
const FRAMES = 120

export async function map(stage: Stage): Promise<Figure[]> {
  const runs = await stage.functions(async (page) => {
    const done = []
    for (const n of POINTS)
      done.push(await page.evaluate(([n, frames]) => window.bench.panMap(n, frames), [n, FRAMES] as const))
    return done
  })
  const draws = runs.map((run) => median(run.draws))
  const p = exponent(POINTS, draws)
  const rate = (frames: number[]) => 1000 / (frames.reduce((sum, frame) => sum + frame, 0) / frames.length)
  const last = runs.at(-1)!
  return [
    {
      figure: `growth: map of ${POINTS.map((n) => n.toLocaleString('en')).join(', ')} points drawn while panned`,
      measured: `${draws.map((draw) => draw.toPrecision(2)).join(', ')} ms: n^${p.toFixed(2)}`,
      aim: 'printed',
      met: undefined,
      values: { points: POINTS, draws, exponent: p },
    },
    {
      figure: 'map of 50,000 points panned',
      measured: `${rate(last.frames).toFixed(0)} frames a second (${runs.map(({ frames }) => rate(frames).toFixed(0)).join(', ')} at ${POINTS.join(', ')}), drawing 95th percentile ${ms(p95(last.draws))}`,
      aim: '60',
      met: rate(last.frames) >= 58,
      values: { rates: runs.map(({ frames }) => rate(frames)), drawP95: p95(last.draws) },
    },
  ]
}
