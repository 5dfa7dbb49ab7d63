/**
 * The loop of the worker. Messages only note what is wanted; one loop does it, a tick at a time, and
 * lets messages in between. So nothing here ever runs twice at once.
 */
import { USER_IMAGES } from '../core/data/user-images'
import type { SessionModule } from './contract'
import { fetchBytes } from './fetch-bytes'
import { createBackendSelector, type BackendModule } from './backend-selector'
import { SessionRunner } from './session-runner'
import type { FailureCode, FromWorker, OpenRequest, ToWorker } from './protocol'

export interface HostParts {
  loadSession(demo: string): Promise<SessionModule> | undefined
  loadBackend(): Promise<BackendModule>
  send(message: FromWorker, transfer?: Transferable[]): void
}

/** The worker's side: it opens sessions, steps them and sends their snapshots. */
export function createHost({ loadSession, loadBackend, send }: HostParts): { receive(message: ToWorker): void } {
  let base = ''
  let runner: SessionRunner | undefined
  /** What the first step of the runner's session waits for. */
  let beforeTraining = (): Promise<void> => Promise.resolve()
  let wanted: OpenRequest | undefined
  /** Run that the present tick works for. */
  let run = -1
  let closing = false
  let train: { to: number; order: number } | undefined
  let view: OpenRequest['params'] | undefined
  let questions: (() => void)[] = []
  const idleTasks: (() => Promise<void>)[] = []
  let awake = false
  let heard = 0
  const engine = createBackendSelector(
    loadBackend,
    () => fail('lost', 'webglcontextlost'),
    (backend) => send({ type: 'wrong', backend }),
    (isTrying) => send({ type: 'trying', isTrying }),
  )

  function fail(code: FailureCode, detail: string): void {
    send({ type: 'failed', run, code, step: runner?.step ?? 0, detail })
  }

  function receive(message: ToWorker): void {
    if (message.type === 'setup') {
      base = message.base
      engine.configure(message.backend, message.banned)
    } else if (message.type === 'prepare') prepare(message.demo, message.tensor)
    else if (message.type === 'stats') {
      questions.push(() =>
        send({ type: 'stats', id: message.id, stats: { ...engine.stats(), sessions: Number(!!runner) } }),
      )
    } else if (message.type === 'open') {
      wanted = message
      train = view = undefined
    } else if (message.run === (wanted?.run ?? runner?.run)) {
      if (message.type === 'train') train = message
      else if (message.type === 'view') view = message.params
      else if (message.type === 'drawn' && runner) runner.credit = true
      else if (message.type === 'close') {
        wanted = undefined
        closing = true
      }
    }
    heard++
    void wake()
  }

  async function wake(): Promise<void> {
    if (awake) return
    awake = true
    // in the window a message can come while the last tick is finding that there is nothing to do
    for (let known = NaN; known !== heard;) {
      known = heard
      while (await tick()) await pause()
    }
    awake = false
  }

  /** Does the most urgent thing; false when there is nothing to do. */
  async function tick(): Promise<boolean> {
    run = wanted?.run ?? runner?.run ?? -1
    try {
      if (questions.length > 0) {
        for (const answer of questions) answer()
        questions = []
      } else if (closing) close()
      else if (wanted) await open(wanted)
      else if (runner && view) {
        const params = view
        view = undefined
        await runner.show(params)
      } else if (runner && train !== undefined) {
        const { to, order } = train
        train = undefined
        await beforeTraining()
        runner.train(to, order)
      } else if (runner?.pending) await runner.advance()
      else if (idleTasks.length > 0) await idleTasks.shift()!()
      else return false
    } catch (error) {
      fail(codeOf(error), String(error))
      if (wanted?.run === run) wanted = undefined
      close()
    }
    return true
  }

  /** One function for all runs: what they read by it is kept between them. */
  const published = (path: string): Promise<Uint8Array> => fetchBytes(base, path)

  async function open(request: OpenRequest): Promise<void> {
    close()
    // the session's code comes while TensorFlow.js does
    const loading = loadSession(request.demo)
    loading?.catch(() => {})
    const backend = request.tensor ? await engine.start() : undefined
    const module = await loading
    if (!module) throw new Error(`no session: ${request.demo}`)
    const { own } = request
    const bytes = own ? async (path: string) => (path === USER_IMAGES ? own : published(path)) : published
    const context = { backend: backend ?? 'cpu', steps: request.steps, bytes }
    const create = () => module.create(request.params, request.seed, context)
    const session = await create()
    if (wanted !== request) return session.dispose() // another was asked for meanwhile
    wanted = undefined
    runner = new SessionRunner(request, session, send)
    beforeTraining = () => (backend ? engine.compile(request.demo, create) : Promise.resolve())
    send({ type: 'opened', run: request.run, backend, fixed: runner.fixed() })
    await runner.begin()
    if (backend) idleTasks.push(() => settle(request, backend, create).catch(() => {}))
  }

  /** Once the first picture is out: the faster backend, warm. A run that has begun keeps its own. */
  async function settle(request: OpenRequest, backend: string, create: () => ReturnType<SessionModule['create']>) {
    if (!runner || runner.run !== request.run || runner.step > 0 || train !== undefined || runner.pending) return
    if ((await engine.choose(request.demo, create)) === backend) await engine.warm(request.demo, create)
    else if (!closing) wanted ??= { ...request, params: runner.params }
    if (engine.chosen) send({ type: 'chosen', backend: engine.chosen })
  }

  function close(): void {
    closing = false
    const closed = runner
    runner = undefined
    try {
      closed?.dispose()
    } catch (error) {
      fail('damaged', String(error))
    }
  }

  /** In the background: what fails here fails again, and is said, when the demo is opened. */
  function prepare(demo: string, tensor: boolean): void {
    void loadSession(demo)?.catch(() => {})
    if (tensor) idleTasks.push(() => engine.screen().catch(() => {}))
  }

  return { receive }
}

/** Errors are known by their name: those of a demo come from a chunk of its own. */
function codeOf(error: unknown): FailureCode {
  const { name } = error instanceof Error ? error : { name: '' }
  return name === 'AssetError' ? 'asset' : name === 'StateDictError' ? 'refused' : 'session'
}

/** Lets waiting messages in: through a message channel, because timers of 0 are stretched to 4 ms. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
