import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createWorkerClient, type RunEvents, type WorkerLike } from '../../../demos/runtime/worker-client'
import type { BackendName } from '../../../demos/runtime/contract'
import type { FromWorker, ToWorker } from '../../../demos/runtime/protocol'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Workers that only note what they are told; what they say is said for them. */
function desk(backend?: BackendName) {
  const workers: (WorkerLike & { told: ToWorker[]; terminated: boolean })[] = []
  const remembered: BackendName[] = []
  const drawings: (() => void)[] = []
  const client = createWorkerClient({
    spawn() {
      const worker = {
        told: [] as ToWorker[],
        terminated: false,
        onmessage: null,
        onerror: null,
        postMessage: (message: ToWorker) => void worker.told.push(message),
        terminate: () => void (worker.terminated = true),
      }
      workers.push(worker)
      return worker
    },
    base: 'https://example.org/deck/',
    backend,
    remember: (name) => void remembered.push(name),
    afterDrawing: (callback) => void drawings.push(callback),
  })
  const say = (message: FromWorker): void => workers.at(-1)!.onmessage?.({ data: message } as MessageEvent<FromWorker>)
  function open(demo = 'toy') {
    const heard: unknown[][] = []
    const note =
      (name: string) =>
      (...given: unknown[]) =>
        void heard.push([name, ...given])
    const events: RunEvents = {
      opened: note('opened'),
      wrong: note('wrong'),
      snapshot: note('snapshot'),
      checkpoint: note('checkpoint'),
      stopped: note('stopped'),
      failed: note('failed'),
      evicted: note('evicted'),
      tick: note('tick'),
    }
    const link = client.open({ demo, params: {}, seed: 1, steps: 10, tensor: true }, events)
    const told = workers.at(-1)!.told.at(-1)!
    return { link, heard, run: 'run' in told ? told.run : -1 }
  }
  return { client, workers, remembered, drawings, say, open, told: () => workers.at(-1)!.told }
}
const snapshot = { step: 1, metrics: {}, arrays: {} }

it('starts one worker, when it is first needed, and tells it first where it is', () => {
  const { client, workers, told } = desk('wasm')
  expect(workers).toHaveLength(0)
  client.prepare('toy', true)
  client.prepare('toy', true)
  expect(workers).toHaveLength(1)
  expect(told()).toEqual([
    { type: 'setup', base: 'https://example.org/deck/', backend: 'wasm', banned: [] },
    { type: 'prepare', demo: 'toy', tensor: true },
  ])
})

it('one demo has the worker at a time; the other is told, and hears no more', () => {
  const { open, say, told } = desk()
  const first = open()
  const second = open('other')
  expect(first.heard).toEqual([['evicted']])
  say({ type: 'snapshot', run: first.run, snapshot })
  say({ type: 'snapshot', run: second.run, snapshot, stepMs: 4 })
  expect(first.heard).toHaveLength(1)
  expect(second.heard).toEqual([['snapshot', snapshot, 4]])
  const before = told().length
  first.link.train(5)
  first.link.close()
  expect(told()).toHaveLength(before)
})

it('asks for another picture once the window has drawn, unless the run is over by then', () => {
  const { open, say, told, drawings } = desk()
  const { run, link } = open()
  say({ type: 'snapshot', run, snapshot })
  expect(told().at(-1)!.type).toBe('open')
  drawings.shift()!()
  expect(told().at(-1)).toEqual({ type: 'drawn', run })
  say({ type: 'snapshot', run, snapshot })
  link.close()
  drawings.shift()!()
  expect(told().at(-1)).toEqual({ type: 'close', run })
})

it('that training stopped counts only when it answers the latest order', () => {
  const { open, say, heard } = withRun()
  expect(heard).toEqual([])
  say({ type: 'stopped', run: open.run, order: 1, step: 4 })
  say({ type: 'stopped', run: open.run, order: 2, step: 4 })
  expect(heard).toEqual([])
  say({ type: 'stopped', run: open.run, order: 3, step: 10 })
  expect(heard).toEqual([['stopped', 10]])

  function withRun() {
    const all = desk()
    const open = all.open()
    for (const to of [10, 0, 10]) open.link.train(to)
    return { ...all, open, heard: open.heard }
  }
})

it('a worker that breaks is thrown away whole, and the next run gets another', () => {
  const { open, workers } = desk()
  const first = open()
  const prevented = vi.fn()
  workers[0]!.onerror!({ message: 'no memory', preventDefault: prevented } as unknown as ErrorEvent)
  expect([workers[0]!.terminated, prevented.mock.calls.length]).toEqual([true, 1])
  expect(first.heard).toEqual([['failed', 'worker', 0, 'no memory']])
  open()
  expect(workers).toHaveLength(2)
})

it('a lost graphics context is not tried again', () => {
  const { open, say, told } = desk()
  const { heard, run } = open()
  say({ type: 'opened', run, backend: 'webgl', fixed: {} })
  say({ type: 'failed', run, code: 'lost', step: 3, detail: 'webglcontextlost' })
  expect(heard.at(-1)).toEqual(['failed', 'lost', 0, 'webglcontextlost'])
  open()
  expect(told()[0]).toMatchObject({ type: 'setup', banned: ['webgl'] })
})

it.each([
  ['webgl', true],
  ['wasm', false],
] as const)('signs of life without a step while training on %s mean that it hangs: %s', (backend, hangs) => {
  const { open, say, workers } = desk()
  const { heard, run, link } = open()
  const tick = (times: number): void => {
    for (let i = 0; i < times; i++) say({ type: 'tick' })
  }
  say({ type: 'opened', run, backend, fixed: {} })
  link.train(10)
  tick(59)
  say({ type: 'snapshot', run, snapshot })
  tick(59)
  expect(workers[0]!.terminated).toBe(false)
  tick(2)
  expect(workers[0]!.terminated).toBe(hangs)
  expect(heard.some(([name, code]) => name === 'failed' && code === 'hung')).toBe(hangs)
})

it('a laptop that slept, or a long evaluation in which the worker gives no sign, is no hang', () => {
  const { open, say, workers } = desk()
  const { run, link } = open()
  say({ type: 'opened', run, backend: 'webgl', fixed: {} })
  link.train(10)
  vi.advanceTimersByTime(8 * 3600_000)
  say({ type: 'tick' })
  expect(workers[0]!.terminated).toBe(false)
})

it('a demo that does not open says so after a while, and trying again gets a worker of its own', () => {
  const { open, workers } = desk()
  const { heard } = open()
  vi.advanceTimersByTime(62_000)
  expect(heard).toEqual([['failed', 'slow', 0, '']])
  expect(workers[0]!.terminated).toBe(true)
  open()
  expect([workers.length, workers[1]!.terminated]).toEqual([2, false])
})

it('a demo that waits for an answer which never comes holds up no other', () => {
  const { open, say, workers } = desk()
  open()
  vi.advanceTimersByTime(5000)
  const other = open('other')
  expect([workers.length, workers[0]!.terminated]).toEqual([2, true])
  say({ type: 'opened', run: other.run, fixed: {} })
  vi.advanceTimersByTime(120_000)
  expect(other.heard.map(([name]) => name)).toEqual(['opened'])
})

it.each(['session', 'asset', 'damaged'] as const)('after a fault (%s) the next run has a new worker', (code) => {
  const { open, say, workers } = desk()
  const { heard, run } = open()
  say({ type: 'opened', run, backend: 'webgl', fixed: {} })
  say({ type: 'failed', run, code, step: 3, detail: 'x' })
  expect(heard.at(-1)?.slice(0, 2)).toEqual(['failed', code])
  expect(workers[0]!.terminated).toBe(true)
  open()
  expect(workers[1]!.told[0]).toMatchObject({ type: 'setup', banned: [] })
})

it('silence after training stopped is no fault', () => {
  const { open, say, workers } = desk()
  const { run, link } = open()
  say({ type: 'opened', run, backend: 'webgl', fixed: {} })
  link.train(10)
  say({ type: 'stopped', run, order: 1, step: 10 })
  for (let i = 0; i < 120; i++) say({ type: 'tick' })
  expect(workers[0]!.terminated).toBe(false)
})

it('remembers the backend found faster, and answers what the worker holds', async () => {
  const { client, open, say, told, remembered } = desk()
  expect(await client.stats()).toBeUndefined()
  const { heard } = open()
  const asked = client.stats()
  const { id } = told().at(-1) as { id: number }
  say({ type: 'stats', id, stats: { tensors: 2, bytes: 8, backend: 'wasm', sessions: 1 } })
  expect(await asked).toMatchObject({ tensors: 2, sessions: 1 })
  say({ type: 'chosen', backend: 'wasm' })
  expect(remembered).toEqual(['wasm'])
  say({ type: 'tick' })
  expect(heard).toEqual([['tick']])
})

it('tells every run of a backend that computes wrong, and lets no new worker try it', () => {
  const { open, say, workers } = desk()
  const first = open()
  say({ type: 'wrong', backend: 'webgl' })
  say({ type: 'opened', run: first.run, backend: 'wasm', fixed: {} })
  expect(first.heard).toContainEqual(['wrong', ['webgl']])
  const second = open('other')
  say({ type: 'opened', run: second.run, backend: 'wasm', fixed: {} })
  expect(second.heard).toContainEqual(['wrong', ['webgl']])
  say({ type: 'failed', run: second.run, code: 'session', step: 0, detail: '' })
  open()
  expect(workers).toHaveLength(2)
})

it('a graphics driver that does not answer is done without: the run is told, and the next worker', () => {
  const { workers, say, open } = desk()
  const { heard, run } = open()
  say({ type: 'opened', run, backend: 'wasm', fixed: {} })
  say({ type: 'trying', isTrying: true })
  vi.advanceTimersByTime(19_000)
  say({ type: 'trying', isTrying: false })
  vi.advanceTimersByTime(60_000)
  say({ type: 'trying', isTrying: true })
  vi.advanceTimersByTime(20_000)
  expect(heard.map(([name]) => name)).toEqual(['opened'])
  vi.advanceTimersByTime(1000)
  expect(heard.at(-1)).toEqual(['failed', 'driver', 0, ''])
  expect(workers[0]!.terminated).toBe(true)
  open()
  expect(workers[1]!.told[0]).toMatchObject({ type: 'setup', banned: ['webgl'] })
})
