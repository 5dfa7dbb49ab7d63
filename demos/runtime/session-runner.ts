import type { NdArray, NdArrays } from '../core/ndarray'
import type { Params, Session, Snapshot } from './contract'
import { isEvaluated, type FromWorker, type OpenRequest } from './protocol'

/** Between pictures: a few steps, so that the cores are left to training, and still 20 to 60 pictures a second. */
const [PICTURE_STEPS, MIN_MS, MAX_MS] = [6, 15, 42]
const CHECKPOINT_MS = 2000
const RECENT = 15

/** One run in the worker: a session, the step it is at and the step it trains to. */
export class SessionRunner {
  readonly run: number
  step = 0
  /** The window has drawn the last snapshot and takes another. Evaluated ones are sent in any case. */
  credit = true
  /** There is something to do: train, or report that training stopped. */
  pending = false
  params: Params
  private until = 0
  private order = 0
  private evaluated = -1
  private pictured = -1
  private saved = -1
  private sentAt = 0
  private savedAt = performance.now()
  private since = { time: 0, step: 0 }
  private recent: number[] = []
  /** Milliseconds from one picture to the next. */
  private interval = MIN_MS

  constructor(
    private request: OpenRequest,
    private session: Session,
    private send: (message: FromWorker, transfer?: Transferable[]) => void,
  ) {
    this.run = request.run
    this.params = request.params
  }

  fixed(): Record<string, NdArray> {
    return { ...this.session.fixed }
  }

  async begin(): Promise<void> {
    const { start } = this.request
    if (start && this.session.loadStateDict) {
      await this.session.loadStateDict(start.step, start.state)
      this.step = start.step
    }
    await this.picture(true)
  }

  train(to: number, order: number): void {
    if (!this.pending) this.since = { time: performance.now(), step: this.step }
    this.until = Math.min(to, this.request.steps)
    this.order = order
    this.pending = true
  }

  async show(params: Params): Promise<void> {
    this.params = params
    this.session.setView?.(params)
    await this.picture(!this.pending)
  }

  /** One step, or the end of training. */
  async advance(): Promise<void> {
    if (!this.session.step || this.step >= this.until) return this.stop()
    await this.session.step()
    this.step++
    if (isEvaluated(this.step)) await this.picture(true)
    else if (this.credit && performance.now() - this.sentAt >= this.interval) await this.picture(false)
    if (performance.now() - this.savedAt >= CHECKPOINT_MS) await this.save()
  }

  dispose(): void {
    this.session.dispose()
  }

  private async stop(): Promise<void> {
    const { order } = this
    this.pending = false
    if (this.evaluated !== this.step) await this.picture(true)
    await this.save()
    this.send({ type: 'stopped', run: this.run, order, step: this.step })
  }

  private async picture(full: boolean): Promise<void> {
    const { step, metrics, arrays } = await this.session.snapshot(full)
    this.pictured = step
    if (full) this.evaluated = step
    const stepMs = this.clock(full)
    this.credit = false
    this.sentAt = performance.now()
    const snapshot: Snapshot = { step, metrics, arrays: copied(arrays) }
    this.send({ type: 'snapshot', run: this.run, snapshot, stepMs }, buffersOf(snapshot.arrays))
    if (step > 0 && metrics.loss !== undefined && !Number.isFinite(metrics.loss)) {
      this.pending = false
      this.send({ type: 'failed', run: this.run, code: 'diverged', step, detail: '' })
    }
  }

  /** Median milliseconds of the latest steps, from one reading to the next; evaluations are left out. */
  private clock(full: boolean): number | undefined {
    const time = performance.now()
    const steps = this.step - this.since.step
    if (!full && steps > 0) this.recent = [...this.recent, (time - this.since.time) / steps].slice(-RECENT)
    this.since = { time, step: this.step }
    const median = this.recent.toSorted((a, b) => a - b)[this.recent.length >> 1]
    this.interval = Math.min(MAX_MS, Math.max(MIN_MS, PICTURE_STEPS * (median ?? 0)))
    return median
  }

  private async save(): Promise<void> {
    if (!this.session.stateDict || this.saved === this.step) return
    // a reload shows the last picture and goes on from the last checkpoint, which must not be the later of the two
    if (this.pictured !== this.step) await this.picture(false)
    const state = copied(await this.session.stateDict())
    this.saved = this.step
    this.savedAt = performance.now()
    this.send(
      { type: 'checkpoint', run: this.run, checkpoint: { build: __BUILD__, step: this.step, state } },
      buffersOf(state),
    )
  }
}

/** Copies, because a session may keep its arrays; they are then transferred, which costs the window nothing. */
const copied = (arrays: NdArrays): NdArrays =>
  Object.fromEntries(Object.entries(arrays).map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]))
const buffersOf = (arrays: NdArrays): ArrayBuffer[] =>
  Object.values(arrays).map(({ data }) => data.buffer as ArrayBuffer)
