import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BackendName, Session } from '../../../demos/runtime/contract'
import { createBackendSelector, type BackendModule } from '../../../demos/runtime/backend-selector'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

interface Machine {
  /** Milliseconds of a product and of a step on each backend that the machine has. */
  has: Partial<Record<BackendName, { product: number; step: number | 'throws'; passes?: boolean | 'throws' }>>
}
function engineOn({ has }: Machine) {
  const log: string[] = []
  const wrong: BackendName[] = []
  let current: BackendName | undefined
  const module: BackendModule = {
    async useBackend(name) {
      if (!has[name]) return false
      log.push(name)
      current = name
      return true
    },
    measure: async () => has[current!]!.product,
    async passesSelfTest() {
      const { passes = true } = has[current!]!
      if (passes === 'throws') throw new Error('context')
      return passes
    },
    compileStep: async () => void log.push(`compiles on ${current}`),
    closeContext: () => void log.push('closed'),
    memory: () => ({ tensors: 5, bytes: 20 }),
  }
  const sessions = { made: 0, disposed: 0 }
  async function create(): Promise<Session> {
    sessions.made++
    const { step } = has[current!]!
    return {
      step() {
        if (step === 'throws') throw new Error('shader')
        vi.advanceTimersByTime(step)
      },
      snapshot: async () => ({ step: 1, metrics: {}, arrays: {} }),
      dispose: () => void sessions.disposed++,
    }
  }
  return {
    engine: createBackendSelector(
      async () => module,
      () => {},
      (backend) => void wrong.push(backend),
      (isTrying) => void log.push(isTrying ? 'try' : 'tried'),
    ),
    wrong,
    create,
    log,
    sessions,
  }
}
const wasm = { product: 2, step: 40 }
const cpu = { product: 50, step: 900 }

it('serves at once: on wasm, on the next best without it, and not at all without any', async () => {
  expect(await engineOn({ has: { wasm, cpu } }).engine.start()).toBe('wasm')
  expect(await engineOn({ has: { cpu } }).engine.start()).toBe('cpu')
  await expect(engineOn({ has: {} }).engine.start()).rejects.toThrow('no backend')
})

it('a backend asked for is used without measuring, if there is one', async () => {
  const asked = engineOn({ has: { wasm, cpu, webgl: { product: 1, step: 9 } } })
  asked.engine.configure('cpu', [])
  expect(await asked.engine.start()).toBe('cpu')
  expect(await asked.engine.choose('simclr', asked.create)).toBe('cpu')
  expect(asked.log).toEqual(['cpu'])
  const missing = engineOn({ has: { wasm } })
  missing.engine.configure('webgl', [])
  expect(await missing.engine.start()).toBe('wasm')
})

it('where WebGL is drawn by software no step is compiled on it, and its context goes back', async () => {
  const { engine, create, log, sessions } = engineOn({ has: { wasm, webgl: { product: 30, step: 700 } } })
  expect(await engine.choose('simclr', create)).toBe('wasm')
  expect(sessions.made).toBe(0)
  expect(log).toEqual(['wasm', 'try', 'webgl', 'tried', 'wasm', 'closed'])
  expect(engine.chosen).toBe('wasm')
})

it.each([
  ['webgl', 10],
  ['wasm', 60],
] as const)('otherwise a step on each decides: %s', async (faster, step) => {
  const { engine, create, sessions, log } = engineOn({ has: { wasm, webgl: { product: 3, step } } })
  expect(engine.chosen).toBeUndefined()
  expect(await engine.choose('simclr', create)).toBe(faster)
  expect([
    engine.chosen,
    engine.stats().backend,
    log.filter((entry) => entry !== 'tried' && !entry.startsWith('compiles')).at(-1),
  ]).toEqual([faster, faster, faster === 'wasm' ? 'closed' : 'webgl'])
  expect(sessions).toEqual({ made: 2, disposed: 2 })
  expect(log).toContain('compiles on webgl')
})

it('a WebGL on which the step fails is not chosen', async () => {
  const { engine, create } = engineOn({ has: { wasm, webgl: { product: 1, step: 'throws' } } })
  expect(await engine.choose('simclr', create)).toBe('wasm')
})

it.each([false, 'throws'] as const)(
  'a WebGL that computes wrong is said, not used, and not asked again',
  async (passes) => {
    const { engine, create, wrong, sessions } = engineOn({ has: { wasm, webgl: { product: 1, step: 1, passes } } })
    expect(await engine.choose('simclr', create)).toBe('wasm')
    expect(await engine.choose('simclr', create)).toBe('wasm')
    expect(wrong).toEqual(['webgl'])
    expect(sessions.made).toBe(1)
  },
)

it('one that computes wrong is not used when it is asked for, nor when it would be the first', async () => {
  const asked = engineOn({ has: { wasm, webgl: { product: 1, step: 1, passes: false } } })
  asked.engine.configure('webgl', [])
  expect(await asked.engine.start()).toBe('wasm')
  const first = engineOn({ has: { wasm: { ...wasm, passes: false }, cpu } })
  expect(await first.engine.start()).toBe('cpu')
  expect([asked.wrong, first.wrong]).toEqual([['webgl'], ['wasm']])
})

it('a backend that failed before is not tried again', async () => {
  const { engine, create, log } = engineOn({ has: { wasm, webgl: { product: 1, step: 1 } } })
  engine.configure(undefined, ['webgl'])
  expect(await engine.choose('simclr', create)).toBe('wasm')
  expect(log).toEqual(['wasm'])
})

it('warms a demo once, and keeps nothing of it', async () => {
  const { engine, create, sessions, log } = engineOn({ has: { wasm } })
  await engine.start()
  await engine.compile('simclr', create)
  for (const demo of ['simclr', 'simclr', 'moco']) await engine.warm(demo, create)
  expect(log).toEqual(['wasm', 'compiles on wasm', 'compiles on wasm'])
  expect(sessions).toEqual({ made: 2, disposed: 2 })
})

it('holds nothing before it is asked for tensors', () => {
  expect(engineOn({ has: { wasm } }).engine.stats()).toEqual({ tensors: 0, bytes: 0, backend: undefined })
})
