import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '../../../demos/runtime/contract'
import { SessionRunner } from '../../../demos/runtime/session-runner'
import type { FromWorker } from '../../../demos/runtime/protocol'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** A session whose steps take `stepMs` and whose full evaluations take a second. */
function jobOf(stepMs: number, checkpoints = true) {
  let step = 0
  const kept = Float32Array.of(0)
  const session: Session = {
    step() {
      step++
      kept[0] = step
      vi.advanceTimersByTime(stepMs)
    },
    async snapshot(full) {
      if (full) vi.advanceTimersByTime(1000)
      return { step, metrics: { loss: 1 }, arrays: { kept: { shape: [1], data: kept } } }
    },
    stateDict: checkpoints ? async () => ({ kept: { shape: [1], data: kept } }) : undefined,
    dispose() {},
  }
  const sent: FromWorker[] = []
  const request = { type: 'open', run: 1, demo: 'toy', params: {}, seed: 1, steps: 1000, tensor: false } as const
  const job = new SessionRunner(
    request,
    session,
    (message, transfer = []) => void sent.push(structuredClone(message, { transfer })),
  )
  const snapshots = () => sent.flatMap((message) => (message.type === 'snapshot' ? [message] : []))
  return { job, sent, kept, snapshots, steps: () => snapshots().map(({ snapshot }) => snapshot.step) }
}
async function advance(job: SessionRunner, steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) await job.advance()
}

it('sends a picture when the window has drawn the last, and at most one a frame', async () => {
  const { job, steps } = jobOf(4)
  job.train(1000, 1)
  await advance(job, 20)
  job.credit = true
  await advance(job, 10)
  // 15 ms after step 20, whose picture was sent in any case
  expect(steps()).toEqual([1, 2, 5, 10, 20, 24])
})

it.each([
  { stepMs: 1, apart: 15 },
  { stepMs: 5, apart: 6 },
  { stepMs: 7, apart: 6 },
  { stepMs: 10, apart: 5 },
  { stepMs: 20, apart: 3 },
  { stepMs: 60, apart: 1 },
])(
  'steps of $stepMs ms: a picture every $apart steps, so that the cores are left to training',
  async ({ stepMs, apart }) => {
    const { job, steps } = jobOf(stepMs)
    job.train(1000, 1)
    for (let i = 0; i < 149; i++) {
      job.credit = true
      await job.advance()
    }
    const between = steps().filter((step) => step >= 100)
    expect(between.length).toBeGreaterThan(2)
    expect(between.slice(1).map((step, i) => step - between[i]!)).toEqual(between.slice(1).map(() => apart))
  },
)

it('sends copies: what a session keeps stays its own', async () => {
  const { job, kept, snapshots } = jobOf(1)
  job.train(1000, 1)
  await advance(job, 5)
  expect(kept).toEqual(Float32Array.of(5))
  expect(snapshots().map(({ snapshot }) => snapshot.arrays.kept!.data[0])).toEqual([1, 2, 5])
})

it('tells the median time of a step, evaluations left out', async () => {
  const { job, snapshots } = jobOf(25)
  job.train(1000, 1)
  for (let i = 0; i < 60; i++) {
    job.credit = true
    await job.advance()
  }
  expect(snapshots()[0]!.stepMs).toBeUndefined()
  expect(snapshots().at(-1)!.stepMs).toBeCloseTo(25, 5)
})

it('sends with each checkpoint the picture of its step, also to a window that has not drawn the last', async () => {
  const { job, sent } = jobOf(90)
  job.train(1000, 1)
  await advance(job, 200)
  let shown = 0
  const saved: number[] = []
  for (const message of sent) {
    if (message.type === 'snapshot') shown = message.snapshot.step
    if (message.type !== 'checkpoint') continue
    saved.push(message.checkpoint.step)
    expect(message.checkpoint.step).toBe(shown)
  }
  expect(saved.length).toBeGreaterThan(2)
})

it('saves a checkpoint every two seconds, and one when it stops', async () => {
  const { job, sent } = jobOf(100)
  job.train(1000, 1)
  await advance(job, 50)
  const saved = () => sent.flatMap((message) => (message.type === 'checkpoint' ? [message.checkpoint.step] : []))
  // evaluations of a second each come at 1, 2, 5, 10, 20 and 40
  expect(saved()).toEqual([2, 10, 20, 40])
  job.train(0, 2)
  await advance(job, 1)
  expect(saved().at(-1)).toBe(50)
  expect([sent.at(-1), job.pending]).toEqual([{ type: 'stopped', run: 1, order: 2, step: 50 }, false])
})

it('a session without checkpoints trains all the same', async () => {
  const { job, sent } = jobOf(100, false)
  job.train(3, 1)
  await advance(job, 4)
  expect(sent.map(({ type }) => type)).toEqual(['snapshot', 'snapshot', 'snapshot', 'stopped'])
})
