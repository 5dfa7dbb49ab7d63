import { expect, it } from 'vitest'
import type { SessionModule } from '../../../demos/runtime/contract'
import { defaultParams } from '../../../demos/runtime/params'
import type { FromWorker, OpenRequest, ToWorker } from '../../../demos/runtime/protocol'
import { createHost } from '../../../demos/runtime/worker-host'
import { definition, FAULT_AT, toySession, until, type Counts } from './toy'

function open(changes: Partial<OpenRequest> = {}): OpenRequest {
  const params = defaultParams(definition.schema)
  return { type: 'open', run: 1, demo: 'toy', params, seed: 3, steps: definition.steps, tensor: false, ...changes }
}
function start(session?: SessionModule) {
  const counts: Counts = { created: 0, disposed: 0 }
  const module = session ?? toySession(counts)
  const sent: FromWorker[] = []
  const host = createHost({
    loadSession: (demo) => (demo === 'toy' ? Promise.resolve(module) : undefined),
    loadBackend: () => Promise.reject(new Error('not needed')),
    send: (message, transfer = []) => void sent.push(structuredClone(message, { transfer })),
  })
  const of = <T extends FromWorker['type']>(type: T) =>
    sent.filter((message): message is Extract<FromWorker, { type: T }> => message.type === type)
  return {
    counts,
    sent,
    of,
    tell: (...messages: ToWorker[]) => messages.forEach(host.receive),
    heard: (type: FromWorker['type'], times = 1) => until(() => expect(of(type).length).toBeGreaterThanOrEqual(times)),
    steps: () => of('snapshot').map(({ snapshot }) => snapshot.step),
  }
}
const train = (to: number, order = 1, run = 1): ToWorker => ({ type: 'train', run, order, to })

it('opens a session: its fixed arrays, then the picture of step 0', async () => {
  const { tell, heard, sent } = start()
  tell(open())
  await heard('snapshot')
  expect(sent).toMatchObject([
    { type: 'opened', run: 1, backend: undefined, fixed: { goal: { data: Float32Array.of(3) } } },
    { type: 'snapshot', run: 1, snapshot: { step: 0, metrics: { loss: 9 } } },
  ])
})

it('trains to a step: picture, checkpoint, and only then that it stopped', async () => {
  const { tell, heard, sent, steps } = start()
  tell(open(), train(27, 5))
  await heard('stopped')
  // without a word that it has drawn, the window is sent those steps only at which everything is evaluated
  expect(steps()).toEqual([0, 1, 2, 5, 10, 20, 27])
  expect(sent.slice(-3)).toMatchObject([
    { type: 'snapshot', snapshot: { step: 27 } },
    { type: 'checkpoint', checkpoint: { step: 27 } },
    { type: 'stopped', step: 27, order: 5 },
  ])
})

it('ends a run at its last step', async () => {
  const { tell, heard, of } = start()
  tell(open({ steps: 30 }), train(1000))
  await heard('stopped')
  expect(of('stopped')).toEqual([{ type: 'stopped', run: 1, order: 1, step: 30 }])
})

it('stops where it is when told to, and goes on from there', async () => {
  const { tell, heard, of, steps } = start()
  tell(open({ steps: 1e6 }), train(1e6))
  await until(() => expect(steps().at(-1)).toBeGreaterThan(100))
  tell(train(0, 2))
  await heard('stopped')
  const { step, order } = of('stopped')[0]!
  expect([order, steps().at(-1)]).toEqual([2, step])
  tell(train(step + 1, 3))
  await heard('stopped', 2)
  expect(of('stopped')[1]).toMatchObject({ step: step + 1, order: 3 })
})

it('goes on from a checkpoint to the same numbers as a run in one go', async () => {
  const whole = start()
  whole.tell(open(), train(40))
  await whole.heard('stopped')
  const first = start()
  first.tell(open(), train(20))
  await first.heard('stopped')
  const second = start()
  second.tell(open({ start: first.of('checkpoint').at(-1)!.checkpoint }), train(40))
  await second.heard('stopped')
  expect(second.steps()[0]).toBe(20)
  expect(second.of('snapshot').at(-1)!.snapshot.metrics.loss).toBeCloseTo(
    whole.of('snapshot').at(-1)!.snapshot.metrics.loss!,
    5,
  )
})

it('a view parameter changes the picture, not the run', async () => {
  const { tell, heard, of } = start()
  tell(open(), train(10))
  await heard('stopped')
  const x = of('snapshot').at(-1)!.snapshot.arrays.x!.data[0]!
  tell({ type: 'view', run: 1, params: { ...open().params, shown: 2 } })
  await until(() => expect(of('snapshot').at(-1)!.snapshot.arrays.x!.data[0]).toBeCloseTo(2 * x, 5))
  expect(of('snapshot').at(-1)!.snapshot.step).toBe(10)
})

it('another run takes the place of the first, whose late messages do nothing', async () => {
  const { tell, heard, of, counts } = start()
  tell(open(), train(5))
  await heard('stopped')
  tell(open({ run: 2 }), train(50, 1, 1))
  await heard('opened', 2)
  tell(train(3, 1, 2))
  await heard('stopped', 2)
  expect(of('stopped').map(({ run, step }) => [run, step])).toEqual([
    [1, 5],
    [2, 3],
  ])
  expect(counts).toEqual({ created: 2, disposed: 1 })
})

it('a session that was still being made when another was asked for is disposed of, unseen', async () => {
  const counts: Counts = { created: 0, disposed: 0 }
  const { create } = toySession(counts)
  let finish = (): void => {}
  const slow = new Promise<void>((done) => (finish = done))
  const host = start({
    async create(params, seed, context) {
      if (seed === 3) await slow
      return create(params, seed, context)
    },
  })
  host.tell(open())
  await new Promise((turn) => setTimeout(turn, 20))
  host.tell(open({ run: 2, seed: 4 }))
  finish()
  await host.heard('snapshot')
  expect(host.sent.filter((message) => 'run' in message && message.run === 1)).toEqual([])
  expect(counts).toEqual({ created: 2, disposed: 1 })
})

it.each([
  ['throws', 'session', FAULT_AT - 1, 'no such step'],
  ['asset', 'asset', 0, 'data/none.png'],
])('a session that %s fails by code, and is let go', async (fault, code, step, detail) => {
  const { tell, heard, of } = start()
  tell(open({ params: { ...open().params, fault } }), train(50))
  await heard('failed')
  expect(of('failed')).toMatchObject([{ run: 1, code, step, detail: expect.stringContaining(detail) as unknown }])
  tell({ type: 'stats', id: 8 })
  await heard('stats')
  expect(of('stats')).toMatchObject([{ id: 8, stats: { sessions: 0, tensors: 0 } }])
  expect(of('stopped')).toEqual([])
})

it('a loss that is no number ends the training, and the session stays to be looked at', async () => {
  const { tell, heard, of, steps } = start()
  tell(open({ params: { ...open().params, fault: 'nan' } }), train(50))
  await heard('failed')
  tell({ type: 'stats', id: 1 })
  await heard('stats')
  expect(of('failed')).toMatchObject([{ code: 'diverged', step: 10 }])
  expect(steps().at(-1)).toBe(10)
  expect(of('stats')[0]!.stats.sessions).toBe(1)
})

it('a demo without a session, and a run that is closed, leave nothing behind', async () => {
  const { tell, heard, of, counts } = start()
  tell(open({ demo: 'none' }))
  await heard('failed')
  expect(of('failed')[0]).toMatchObject({ code: 'session', detail: expect.stringContaining('none') as unknown })
  tell(open({ run: 2 }))
  await heard('snapshot')
  tell({ type: 'close', run: 2 }, { type: 'stats', id: 1 })
  await until(() => expect(counts).toEqual({ created: 1, disposed: 1 }))
})

it('a prefetch that fails, or never ends, leaves the demo in view alone', async () => {
  const module = toySession()
  const sent: FromWorker[] = []
  const host = createHost({
    loadSession: (demo) =>
      demo === 'toy'
        ? Promise.resolve(module)
        : demo === 'gone'
          ? Promise.reject(new Error('404'))
          : new Promise(() => {}),
    loadBackend: () => Promise.reject(new Error('404')),
    send: (message, transfer = []) => void sent.push(structuredClone(message, { transfer })),
  })
  host.receive(open())
  for (const demo of ['gone', 'endless']) host.receive({ type: 'prepare', demo, tensor: true })
  host.receive(train(20))
  await until(() => expect(sent.some(({ type }) => type === 'stopped')).toBe(true))
  expect(sent.filter(({ type }) => type === 'failed')).toEqual([])
})

it('a session that cannot be disposed of is reported, and the next one opens all the same', async () => {
  const sound = toySession()
  const { tell, heard, of } = start({
    create: async (...given) => ({
      ...(await sound.create(...given)),
      dispose() {
        throw new Error('freed twice')
      },
    }),
  })
  tell(open())
  await heard('snapshot')
  tell(open({ run: 2 }))
  await heard('opened', 2)
  expect(of('failed')).toMatchObject([{ code: 'damaged' }])
})

it('a checkpoint of another network is refused, not misread', async () => {
  const { StateDictError } = await import('../../../demos/core/state-dict')
  const sound = toySession()
  const { tell, heard, of } = start({
    create: async (...given) => ({
      ...(await sound.create(...given)),
      async loadStateDict() {
        throw new StateDictError('params', 'is missing')
      },
    }),
  })
  tell(open({ start: { build: 'old', step: 5, state: {} } }))
  await heard('failed')
  expect(of('failed')).toMatchObject([{ code: 'refused' }])
  expect(of('snapshot')).toEqual([])
})
