import { expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { createWorkerClient } from '../../../demos/runtime/worker-client'
import { withLength } from '../../../demos/runtime/long-run'
import { createRun } from '../../../demos/runtime/run'
import { initialLocation, type DemoLocation } from '../../../demos/runtime/demo-location'
import { definition, FAULT_AT, toySession, toyWorkers, until } from './toy'

/** A run on a worker that computes. */
function runAt(changes: Partial<DemoLocation> = {}, steps = definition.steps) {
  const { spawn, workers, breakDown } = toyWorkers(toySession())
  const client = createWorkerClient({
    spawn,
    base: 'https://example.org/',
    backend: undefined,
    remember() {},
    afterDrawing: (callback) => void setImmediate(callback),
  })
  const hooks = { opened: vi.fn(), changed: vi.fn(), checkpoint: vi.fn(), tick: vi.fn() }
  const run = createRun({ ...definition, steps }, { ...initialLocation(definition), ...changes }, () => client, hooks)
  const opens = () => workers.flatMap(({ received }) => received.filter((message) => message.type === 'open'))
  return {
    run,
    hooks,
    opens,
    breakDown,
    loss: () => run.snapshot.value!.metrics.loss!,
    atLeast: (step: number) => until(() => expect(run.lastStep.value).toBeGreaterThanOrEqual(step)),
    ready: () => until(() => expect(run.snapshot.value).toBeDefined()),
    stopped: () => until(() => expect(run.training.value).toBe(false)),
  }
}
/** The newest step at each moment at which training is found to be over. */
function endsOf(run: ReturnType<typeof runAt>['run']): number[] {
  const ends: number[] = []
  watch(run.training, (now) => now || ends.push(run.lastStep.value), { flush: 'sync' })
  return ends
}

it('plays, and is paused once the last picture is there', async () => {
  const { run, atLeast, stopped } = runAt()
  const ends = endsOf(run)
  run.play()
  await atLeast(21)
  run.pause()
  expect([run.training.value, run.pausing.value]).toEqual([true, true])
  await stopped()
  const { step } = run.snapshot.value!
  await new Promise((done) => setTimeout(done, 30))
  expect(ends).toEqual([step])
  expect([run.lastStep.value, run.pausing.value]).toEqual([step, false])
})

it('play, pause and play again in one breath: it trains on', async () => {
  const { run, atLeast, stopped } = runAt({}, 2000)
  const ends = endsOf(run)
  run.play()
  await atLeast(5)
  run.pause()
  run.play()
  expect([run.training.value, run.pausing.value]).toEqual([true, false])
  await stopped()
  expect(ends).toEqual([2000])
})

it('one step at a time', async () => {
  const { run, stopped } = runAt()
  for (const wanted of [1, 2, 3]) {
    run.stepOnce()
    await stopped()
    expect(run.step.value).toBe(wanted)
  }
})

it('the timeline goes back to a key frame, and Play to the newest', async () => {
  const { run, stopped, atLeast } = runAt({ step: 30 })
  run.open()
  await stopped()
  run.scrub(11)
  expect([run.step.value, run.lastStep.value, run.cursor.value]).toEqual([10, 30, 10])
  expect(run.curves.value.steps.at(-1)).toBe(10)
  run.play()
  expect(run.cursor.value).toBeUndefined()
  await atLeast(40)
})

it('catches up with the step of an address, to the numbers of a run that was played', async () => {
  const played = runAt({}, 60)
  played.run.play()
  await played.stopped()
  played.run.scrub(40)
  const linked = runAt({ step: 40 })
  linked.run.open()
  expect(linked.run.catchingUp.value).toBe(true)
  await linked.stopped()
  expect(linked.run.step.value).toBe(40)
  expect(linked.loss()).toBe(played.loss())
})

it('a view parameter leaves the run alone, another starts it again, and what is no value does nothing', async () => {
  const { run, stopped, opens, ready } = runAt({ step: 20 })
  run.open()
  await stopped()
  const x = () => run.snapshot.value!.arrays.x!.data[0]!
  const before = x()
  run.set('shown', 2)
  await until(() => expect(x()).toBeCloseTo(2 * before, 5))
  expect([run.step.value, opens().length]).toEqual([20, 1])
  run.set('rate', NaN)
  run.set('constructor', 1)
  run.set('rate', 0.5)
  expect([run.step.value, opens().length]).toEqual([20, 1])
  run.set('rate', 0.9)
  expect(run.step.value).toBe(0)
  await ready()
  expect(opens().at(-1)).toMatchObject({ params: { rate: 0.9, shown: 2 }, start: undefined })
})

it('several parameters at once start it again once at most', async () => {
  const { run, ready, opens } = runAt()
  run.open()
  await ready()
  run.setAll({ ...run.params.value, shown: 5 })
  await until(() => expect(run.params.value.shown).toBe(5))
  expect(opens()).toHaveLength(1)
  run.setAll({ rate: 0.1, shown: 3, fault: 'none' })
  await until(() => expect(opens()).toHaveLength(2))
  expect(opens()[1]).toMatchObject({ params: { rate: 0.1, shown: 3 } })
})

it('a change while it plays goes on playing; while it pauses it does not', async () => {
  const { run, atLeast, stopped, ready } = runAt()
  run.play()
  await atLeast(20)
  run.set('rate', 0.9)
  expect(run.training.value).toBe(true)
  await atLeast(20)
  run.pause()
  run.reseed()
  expect(run.training.value).toBe(false)
  await ready()
  await stopped()
  expect([run.seed.value, run.lastStep.value]).toEqual([2, 0])
})

it('what throws is said; trying again opens where it was', async () => {
  const { run, stopped } = runAt({ params: { ...initialLocation(definition).params, fault: 'throws' } })
  run.play()
  await stopped()
  expect(run.failure.value).toMatchObject({
    code: 'session',
    step: FAULT_AT - 1,
    detail: expect.stringContaining('no such step') as unknown,
  })
  run.retry()
  expect(run.failure.value).toBeUndefined()
})

it('a loss that is no number is said; Play starts again from the beginning', async () => {
  const { run, stopped, opens } = runAt({ params: { ...initialLocation(definition).params, fault: 'nan' } })
  run.play()
  await stopped()
  expect(run.failure.value?.code).toBe('diverged')
  run.play()
  expect(run.failure.value).toBeUndefined()
  await until(() => expect(opens()).toHaveLength(2))
})

it('after its worker died it goes on from the last checkpoint, and catches up with what was seen', async () => {
  const { run, stopped, breakDown, opens } = runAt({ step: 20 })
  run.open()
  await stopped()
  run.stepOnce()
  await stopped()
  breakDown('no memory')
  expect(run.failure.value).toMatchObject({ code: 'worker', detail: 'no memory' })
  run.retry()
  await until(() => expect(run.opened.value).toBe(true))
  expect(opens().at(-1)).toMatchObject({ start: { step: 21 } })
  run.stepOnce()
  await stopped()
  expect([run.step.value, run.failure.value]).toEqual([22, undefined])
})

it('what a leader shows is shown, and can be taken over from', async () => {
  const leader = runAt({ step: 25 })
  leader.run.open()
  await leader.stopped()
  const follower = runAt()
  const { frame, run: number } = leader.run.picture()
  const place = { ...initialLocation(definition), step: 25 }
  follower.run.receive(place, frame, false)
  const { fixed, checkpoint, curves } = leader.run.share()
  follower.run.receiveFixed(fixed, false)
  follower.run.receiveCurves(curves!)
  follower.run.receiveCheckpoint(checkpoint!)
  expect(number).toBe(0)
  expect(follower.run.snapshot.value).toEqual(leader.run.snapshot.value)
  expect(follower.run.curves.value).toEqual(leader.run.curves.value)
  follower.run.stepOnce()
  leader.run.stepOnce()
  await Promise.all([follower.stopped(), leader.stopped()])
  expect(follower.opens()[0]).toMatchObject({ start: { step: 25 } })
  expect(follower.run.step.value).toBe(26)
  expect(follower.loss()).toBeCloseTo(leader.loss(), 5)
})

it('a recording is shown with its curves, and training goes on from it, up to the end of the long run', async () => {
  const long = withLength({ ...definition, steps: 20, longRun: { steps: 60, recorded: 50 } })
  const { spawn } = toyWorkers(toySession())
  const client = createWorkerClient({
    spawn,
    base: 'https://example.org/',
    backend: undefined,
    remember() {},
    afterDrawing: (callback) => void setImmediate(callback),
  })
  const none = { opened: vi.fn(), changed: vi.fn(), checkpoint: vi.fn(), tick: vi.fn() }
  const run = createRun(long, initialLocation(long), () => client, none)
  const recording = {
    params: { rate: 0.5, shown: 1, fault: 'none', length: 'long' },
    seed: 4,
    step: 50,
    seconds: 120,
    curves: { steps: [0, 25, 50], metrics: { loss: [16, 4, 1] } },
    state: { x: { shape: [1], data: Float32Array.of(3) } },
  }
  run.showRecording(recording)
  await until(() => expect(run.step.value).toBe(50))
  expect(run.recorded.value).toEqual({ step: 50, seconds: 120 })
  expect(run.snapshot.value!.metrics.loss).toBe(1)
  expect(run.curves.value.metrics.loss).toEqual([16, 4, 1])
  run.play()
  await until(() => expect(run.training.value).toBe(false))
  expect(run.lastStep.value).toBe(60)
  run.set('length', 'short')
  expect(run.recorded.value).toBeUndefined()
  run.play()
  await until(() => expect([run.lastStep.value, run.training.value]).toEqual([20, false]))

  run.showRecording(recording, { params: { ...recording.params, shown: 3 }, step: 55 })
  await until(() => expect([run.lastStep.value, run.training.value]).toEqual([55, false]))
  expect(run.params.value.shown).toBe(3)
  run.close()
})
