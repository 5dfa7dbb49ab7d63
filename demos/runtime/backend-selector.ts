import type { BackendName, Session } from './contract'

export type BackendModule = typeof import('./backend')

/**
 * Chooses the backend of the deck and warms it; loads TensorFlow.js when first asked to.
 *
 * @param watch - is told when WebGL is being tried, and when no longer: a driver that hangs never comes back
 */
export function createBackendSelector(
  load: () => Promise<BackendModule>,
  onLost: () => void,
  onWrong: (backend: BackendName) => void,
  watch: (isTrying: boolean) => void,
) {
  let module: BackendModule | undefined
  let wanted: BackendName | undefined
  let banned: readonly BackendName[] = []
  let current: BackendName | undefined
  /** Milliseconds of one matrix product on each backend; undefined before the screening. */
  let screened: { wasm: number; webgl: number } | undefined
  let measured = false
  const warmed = new Set<string>()
  const compiled = new Set<string>()
  /** Whether a backend computes right, of those that were asked. */
  const passed = new Map<BackendName, boolean>()

  async function use(name: BackendName): Promise<boolean> {
    module ??= await load()
    if (banned.includes(name) || passed.get(name) === false || !(await module.useBackend(name, onLost))) return false
    current = name
    return true
  }

  /** Uses a backend if it computes one known step right. */
  async function useRight(name: BackendName): Promise<boolean> {
    if (!(await use(name))) return false
    if (!passed.has(name)) {
      passed.set(name, await module!.passesSelfTest().catch(() => false))
      if (!passed.get(name)) onWrong(name)
    }
    return passed.get(name)!
  }

  /** Tries WebGL for what it takes; Infinity where it fails. */
  async function tryWebgl(start: typeof use, time: () => Promise<number>): Promise<number> {
    if (banned.includes('webgl')) return Infinity
    watch(true)
    const ms = (await start('webgl')) ? await time().catch(() => Infinity) : Infinity
    watch(false)
    return ms
  }

  /** Has the driver compile what a step needs; what fails here fails again, and is said, in the step. */
  async function compile(demo: string, create: () => Promise<Session>): Promise<void> {
    const key = `${demo} ${current}`
    if (compiled.has(key)) return
    compiled.add(key)
    await module!.compileStep(create).catch(() => {})
  }

  /** Milliseconds of the second step of a throw-away session, its picture included. */
  async function trial(demo: string, create: () => Promise<Session>): Promise<number> {
    await compile(demo, create)
    const session = await create()
    let start = 0
    for (let i = 0; i < 2; i++) {
      start = performance.now()
      await session.step?.()
      await session.snapshot(false)
    }
    session.dispose()
    return performance.now() - start
  }

  return {
    /** `backend` is the one to use without measuring; those in `without` failed before. */
    configure(backend: BackendName | undefined, without: readonly BackendName[]): void {
      wanted = backend
      banned = without
    },

    /** A backend that serves at once: wasm, as long as none is known to be faster. */
    async start(): Promise<BackendName> {
      if (current) return current
      for (const name of wanted ? [wanted, ...ORDER] : ORDER) {
        const answers = name !== 'webgl' || (await tryWebgl(use, () => Promise.resolve(0))) === 0
        if (answers && (await useRight(name))) return name
      }
      current = undefined
      throw new Error('no backend')
    },

    /**
     * A first look, a fraction of a second: one matrix product on each backend. Where WebGL is drawn by
     * software it ends here; compiling a whole training step there would hold the worker for seconds.
     */
    async screen(): Promise<void> {
      const first = await this.start()
      if (screened || wanted || first !== 'wasm' || banned.includes('webgl')) return
      const wasm = await module!.measure()
      const webgl = await tryWebgl(use, () => module!.measure())
      screened = { wasm, webgl }
      await use(first)
      if (webgl > CLEARLY * wasm) {
        measured = true
        module!.closeContext()
      }
    },

    /** One warm training step of a demo on each backend that is still in question; goes on with the faster. */
    async choose(demo: string, create: () => Promise<Session>): Promise<BackendName> {
      await this.screen()
      if (measured || !screened) return this.start()
      measured = true
      const wasm = await trial(demo, create)
      const webgl = await tryWebgl(useRight, () => trial(demo, create))
      if (webgl < wasm) return 'webgl'
      await use('wasm')
      module!.closeContext()
      return 'wasm'
    },
    /** The backend found faster; undefined while not measured. */
    get chosen(): BackendName | undefined {
      return measured ? current : undefined
    },

    compile,

    /** One step of a throw-away session, so that Play finds everything compiled. */
    async warm(demo: string, create: () => Promise<Session>): Promise<void> {
      const key = `${demo} ${current}`
      if (warmed.has(key)) return
      warmed.add(key)
      await compile(demo, create)
      const session = await create()
      await session.step?.()
      await session.snapshot(true)
      session.dispose()
    },

    stats(): { tensors: number; bytes: number; backend: BackendName | undefined } {
      return { ...(module?.memory() ?? { tensors: 0, bytes: 0 }), backend: current }
    },
  }
}
/** How many times slower a product must be for a backend to be out of the question. */
const CLEARLY = 2
const ORDER: readonly BackendName[] = ['wasm', 'webgl', 'cpu']
