/** When pictures go to the room, by a clock that the test turns. */
import { expect, test } from 'vitest'
import { createDemoOutlet } from '../../../demos/runtime/room/demo-outlet'

/** Pictures of `kilobytes`, one every `everyMs` for some seconds: when each was shown, sent, and how large it was. */
async function shown(kilobytes: number, everyMs: number, seconds: number) {
  let now = 0
  let due: { at: number; run: () => void } | undefined
  const sent: { at: number; step: number; size: number }[] = []
  const outlet = createDemoOutlet({
    isForward: () => false,
    publish(kind, header, blobs) {
      const size = blobs.reduce((sum, { length }) => sum + length, 0)
      const { frame } = header as { frame: { step: number } }
      if (kind === 'demo') sent.push({ at: now, step: frame.step, size })
      return Promise.resolve(size)
    },
    ask() {},
    now: () => now,
    defer(run, ms) {
      due = { at: now + ms, run }
      return () => (due = undefined)
    },
  })
  const steps = (1000 * seconds) / everyMs
  for (let step = 1; step <= steps; step++) {
    const data = Uint8Array.from({ length: 1000 * kilobytes }, (_, i) => (i * step) % 251)
    outlet.take({
      'simclr@a12': {
        ...{ epoch: 1, by: 'window', seq: step, condition: 'present', run: 0 },
        location: { params: {}, seed: 1, step },
        frame: { step, metrics: {}, arrays: { views: { shape: [data.length], data } } },
      },
    })
    for (const next = now + everyMs; now < next; now++) {
      if (due && due.at <= now) {
        const { run } = due
        due = undefined
        run()
      }
      await Promise.resolve()
      await new Promise<void>((done) => queueMicrotask(done))
    }
  }
  return sent
}

test('what is looked at twice a second goes at once', async () => {
  const sent = await shown(9, 500, 5)
  expect(sent.map(({ at, step }) => at - 500 * (step - 1))).toEqual(Array(10).fill(0))
})

test('of a run that trains the latest goes, at most three times a second and 19 kB a second', async () => {
  const sent = await shown(9, 50, 30)
  expect(Math.min(...sent.slice(1).map(({ at }, i) => at - sent[i]!.at))).toBeGreaterThanOrEqual(300)
  expect(sent.reduce((sum, { size }) => sum + size, 0) / 31).toBeLessThan(19_500)
  expect(sent.every(({ at, step }) => at - 50 * (step - 1) <= 50)).toBe(true)
  expect(sent.length).toBeGreaterThan(55)
})

test('small ones go three times a second', async () => {
  const sent = await shown(1, 50, 10)
  expect(sent.length).toBeGreaterThan(30)
  expect(sent.length).toBeLessThan(35)
})
