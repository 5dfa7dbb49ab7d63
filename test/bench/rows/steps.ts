import type { Page } from 'playwright-chromium'
import type { BackendName } from '../../../demos/runtime/contract.ts'
import { launchBrowser } from '../../../scripts/browser.ts'
import { ms, ratio, type Figure } from '../figure.ts'
import { exponent, median, quantile } from '../statistics.ts'
import type { Stage } from '../stage.ts'

const BATCH = 128
/** Rounds of ours and the obvious model in turn, so that other load falls on both. */
const rounds: Record<BackendName, { rounds: number; steps: number; aim: number }> = {
  wasm: { rounds: 4, steps: 12, aim: 0.17 },
  webgl: { rounds: 4, steps: 6, aim: 0.35 },
  cpu: { rounds: 2, steps: 3, aim: 0.5 },
}

/** Milliseconds a step, ours and the obvious model, each in a page of its own; and what WebGL is asked to do. */
export async function steps(stage: Stage): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [backend, plan] of Object.entries(rounds) as [BackendName, (typeof rounds)['wasm']][]) {
    const ask = (which: 'demo' | 'obvious') =>
      stage.functions((page) =>
        page.evaluate(([which, ...given]) => window.bench[which](...given), [
          which,
          backend,
          plan.steps,
          BATCH,
        ] as const),
      )
    const pairs: Awaited<ReturnType<typeof ask>>[][] = []
    for (let round = 0; round < plan.rounds; round++) pairs.push([await ask('demo'), await ask('obvious')])
    const [ours, obvious] = [0, 1].map((which) => median(pairs.flatMap((pair) => pair[which]!.times))) as [
      number,
      number,
    ]
    figures.push({
      figure: `median step, ours / obvious, ${backend}, batch ${BATCH}`,
      measured: `${ms(ours)} / ${ms(obvious)} = ${ratio(ours / obvious)}`,
      aim: `<= ${plan.aim}`,
      met: ours / obvious <= plan.aim,
      values: { ours, obvious, pairs },
    })
    if (backend === 'webgl') figures.push(...calls(pairs[0]!))
  }
  return figures
}

/** A step on wasm beside its products alone, by TensorFlow.js and by the deck's kernels, in turn: fast quarters. */
export async function products(stage: Stage): Promise<Figure[]> {
  const times = { step: [] as number[], stock: [] as number[], own: [] as number[] }
  for (let round = 0; round < 4; round++) {
    times.step.push(
      ...(await stage.functions((page) => page.evaluate((batch) => window.bench.demo('wasm', 25, batch), BATCH))).times,
    )
    for (const kernels of ['stock', 'own'] as const) {
      times[kernels].push(
        ...(await stage.functions((page) =>
          page.evaluate(([kernels, batch]) => window.bench.products(kernels, 25, batch), [kernels, BATCH] as const),
        )),
      )
    }
  }
  const [step, stock, own] = [times.step, times.stock, times.own].map((all) => quantile(all, 0.25)) as [
    number,
    number,
    number,
  ]
  return [
    {
      figure: `step / its products alone by TensorFlow.js, wasm, batch ${BATCH}`,
      measured: `${ms(step)} / ${ms(stock)} = ${ratio(step / stock)} (by the deck's kernels ${ms(own)}: ${ratio(step / own)})`,
      aim: '<= 1.4',
      met: step / stock <= 1.4,
      values: { step, stock, own, times },
    },
  ]
}

function calls([ours, obvious]: { draws: number; programs: number; stepPrograms: number }[]): Figure[] {
  return [
    {
      figure: 'GL draw calls a step',
      measured: `${ours!.draws} (obvious ${obvious!.draws})`,
      aim: '<= 90',
      met: ours!.draws <= 90,
      values: { ours: ours!.draws, obvious: obvious!.draws },
    },
    {
      figure: 'GL programs linked, evaluation and first step together',
      measured: `${ours!.programs}, ${ours!.stepPrograms} of them in the step (obvious ${obvious!.programs})`,
      aim: '<= 60',
      met: ours!.programs <= 60,
      values: { ours: ours!.programs, step: ours!.stepPrograms, obvious: obvious!.programs },
    },
  ]
}

/** The first step on WebGL in browsers that have compiled nothing, with its programs compiled ahead and one by one. */
export async function compile(stage: Stage): Promise<Figure[]> {
  const first = async (ahead: boolean) => {
    const browser = await launchBrowser('--disable-gpu-program-cache', '--disable-gpu-shader-disk-cache')
    const ask = (page: Page) =>
      page.evaluate(([ahead, batch]) => window.bench.firstStep(ahead, batch), [ahead, BATCH] as const)
    const { compileMs, stepMs, secondMs, ...rest } = await stage.functions(ask, false, browser)
    await browser.close()
    return { compiling: compileMs + stepMs - secondMs, ...rest }
  }
  const [ahead, inTurn] = [await first(true), await first(false)]
  return [
    {
      figure: 'first step on WebGL, nothing compiled: longer than the second, programs compiled ahead / in turn',
      measured: `${ms(ahead.compiling)}, ${ahead.ahead} of ${ahead.ahead + ahead.later} programs / ${ms(inTurn.compiling)}; in parallel: ${ahead.isParallel ? 'yes' : 'this driver cannot'}`,
      aim: '<= 1000 ms',
      met: ahead.compiling <= 1000,
      values: { ahead, inTurn },
    },
  ]
}

/** A small batch, to be quick: the number of tensors does not depend on it. */
export async function tensors(stage: Stage): Promise<Figure[]> {
  const [ten, thousand, after] = await stage.functions((page) =>
    page.evaluate(() => window.bench.tensors('wasm', [10, 1000], 16)),
  )
  return [
    {
      figure: 'tensors alive after 10 and 1,000 steps; after disposal',
      measured: `${ten}, ${thousand}; ${after}`,
      aim: 'equal; 0',
      met: ten === thousand && after === 0,
      values: { ten, thousand, after },
    },
  ]
}

const BATCHES = [32, 64, 128, 256]

export async function growth(stage: Stage): Promise<Figure[]> {
  const times: number[] = []
  for (const batch of BATCHES) {
    const result = await stage.functions((page) =>
      page.evaluate((batch) => window.bench.demo('wasm', 15, batch), batch),
    )
    times.push(median(result.times))
  }
  return [
    {
      figure: `growth: step at batch ${BATCHES.join(', ')}, wasm`,
      measured: `${times.map((time) => time.toPrecision(3)).join(', ')} ms: N^${exponent(BATCHES, times).toFixed(2)}`,
      aim: 'printed',
      met: undefined,
      values: { batches: BATCHES, times, exponent: exponent(BATCHES, times) },
    },
  ]
}
