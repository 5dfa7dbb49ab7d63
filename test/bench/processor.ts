import type { Page } from 'playwright-chromium'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds of processor time. */
  tdur?: number
  args: { name?: string }
}

/**
 * Milliseconds of processor time of each task of the page's main thread meanwhile. Unlike what a page can measure,
 * this leaves out the time for which the machine was busy with something else.
 */
export async function taskTimes(page: Page, meanwhile: () => Promise<void>): Promise<number[]> {
  const devtools = await page.context().browser()!.newBrowserCDPSession()
  const events: TraceEvent[] = []
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel'] } })
  await meanwhile()
  const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done))
  await devtools.send('Tracing.end')
  await complete
  await devtools.detach()
  const tasks = events.filter(({ name, ph, tdur }) => name.endsWith('RunTask') && ph === 'X' && tdur !== undefined)
  const times = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map((main) => tasks.filter(({ pid, tid }) => pid === main.pid && tid === main.tid))
    .map((ofThread) => ofThread.map(({ tdur }) => tdur! / 1000))
  // of all pages' main threads, the one at work
  return times.toSorted((a, b) => sum(b) - sum(a))[0] ?? []
}
const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0)
