/** Steps with helpers and without, in a worker of an isolated page. */
import { endHelpers, startHelpers } from '../../../demos/runtime/kernel-helpers'
import type { Session } from '../../../demos/runtime/contract'

export interface ThreadFigures {
  /** Milliseconds of steps. */
  shared: number[]
  alone: number[]
  /** Losses after each round. */
  losses: { shared: number; alone: number }[]
}

/** Two runs of the same seed in turn, of which one is helped. */
export async function measureThreads(
  open: () => Promise<Session>,
  rounds: number,
  steps: number,
): Promise<ThreadFigures> {
  const figures: ThreadFigures = { shared: [], alone: [], losses: [] }
  const runs = { shared: await open(), alone: await open() }
  for (let round = 0; round < rounds; round++) {
    startHelpers()
    await helpersReady()
    figures.shared.push(...(await timesOf(runs.shared, steps)))
    endHelpers()
    figures.alone.push(...(await timesOf(runs.alone, steps)))
    figures.losses.push({ shared: await lossOf(runs.shared), alone: await lossOf(runs.alone) })
  }
  for (const run of Object.values(runs)) run.dispose()
  return figures
}
/** Milliseconds of steps on the threads that there are. */
export async function measureSteps(open: () => Promise<Session>, steps: number): Promise<number[]> {
  const run = await open()
  await helpersReady()
  await timesOf(run, WARM)
  const times = await timesOf(run, steps)
  run.dispose()
  return times
}
const WARM = 10

/** They have started by then. */
const helpersReady = () => new Promise((ready) => setTimeout(ready, 1000))

const lossOf = async (run: Session): Promise<number> => (await run.snapshot(false)).metrics.loss!

async function timesOf(run: Session, steps: number): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < steps; i++) {
    const start = performance.now()
    await run.step!()
    times.push(performance.now() - start)
  }
  return times
}
