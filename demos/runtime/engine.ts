import type { BackendName, Session } from './contract'

export type BackendModule = typeof import('./backend')

/** Chooses the backend of the deck and warms it; loads TensorFlow.js when first asked to. */
export function createEngine(load: () => Promise<BackendModule>, onLost: () => void) {
  let module: BackendModule | undefined
  let wanted: BackendName | undefined
  let banned: readonly BackendName[] = []
  let current: BackendName | undefined
  let measured = false
  const warmed = new Set<string>()

  async function use(name: BackendName): Promise<boolean> {
    module ??= await load()
    if (banned.includes(name) || !(await module.useBackend(name, onLost))) return false
    current = name
    return true
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
      for (const name of wanted ? [wanted, ...ORDER] : ORDER) if (await use(name)) return name
      throw new Error('no backend')
    },

    /** Measures WebGL against the backend in use, once, and goes on with the faster. */
    async choose(): Promise<BackendName> {
      const first = await this.start()
      if (measured || wanted || first !== 'wasm' || banned.includes('webgl')) return first
      measured = true
      const before = await module!.measure()
      const after = (await use('webgl')) ? await module!.measure(before).catch(() => Infinity) : Infinity
      if (after < before) return 'webgl'
      await use(first)
      module!.closeContext()
      return first
    },
    /** The backend found faster; undefined while not measured. */
    get chosen(): BackendName | undefined {
      return measured ? current : undefined
    },

    /** One step of a throw-away session, so that Play finds everything compiled. */
    async warm(key: string, create: () => Promise<Session>): Promise<void> {
      if (warmed.has(key)) return
      warmed.add(key)
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
const ORDER: readonly BackendName[] = ['wasm', 'webgl', 'cpu']
