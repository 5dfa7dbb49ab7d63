/** A recorded run is one of the code that trains: its state fits the session, which judges it as the curves say. */
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it, vi } from 'vitest'
import type { SessionModule } from '../../demos/runtime/contract'
import { isLong } from '../../demos/runtime/long-run'
import { parseParams } from '../../demos/runtime/params'
import { decodeRecording, recordingPath } from '../../demos/runtime/recording'
import { allDemos } from '../../demos/runtime/registry'
import { useWasm } from '../../scripts/wasm'

const sessions = import.meta.glob<SessionModule>('../../demos/*/session.ts')
const recorded = allDemos().flatMap(({ longRun, ...demo }) => (longRun ? [{ ...demo, longRun }] : []))

vi.setConfig({ testTimeout: 240_000 })
beforeAll(useWasm)

it('all recordings together are under 2.5 MB', async () => {
  const sizes = await Promise.all(
    recorded.map(async ({ id }) => (await readFile(`public/${recordingPath(id)}`)).length),
  )
  expect(sizes.length).toBeGreaterThan(3)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2.5e6)
})

it.each(recorded.map((demo) => [demo.id, demo] as const))('%s', async (id, { schema, longRun }) => {
  const recording = decodeRecording(await readFile(`public/${recordingPath(id)}`))!
  expect(recording.step).toBe(longRun.recorded)
  const parsed = parseParams(schema, recording.params)
  expect(parsed.corrections).toEqual([])
  expect(parsed.value).toMatchObject(recording.params)
  expect(isLong(recording.params)).toBe(true)
  const { create } = await sessions[`../../demos/${id}/session.ts`]!()
  const bytes = async (path: string) => new Uint8Array(await readFile(`public/${path}`))
  const session = await create(recording.params, recording.seed, { backend: 'wasm', steps: longRun.steps, bytes })
  await session.loadStateDict!(recording.step, recording.state)
  for (let step = 0; step < 3; step++) {
    const { metrics } = await session.snapshot(true)
    const { knn, loss } = recording.curves.metrics
    expect(Math.abs(metrics.knn! - knn!.at(-1)!)).toBeLessThan(0.025)
    if (loss) expect(Math.abs(metrics.loss! - loss.at(-1)!)).toBeLessThan(0.1 * Math.abs(loss[0]!))
    await session.step!()
  }
  session.dispose()
})
