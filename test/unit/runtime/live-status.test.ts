import { expect, it } from 'vitest'
import { initialLocation } from '../../../demos/runtime/demo-location'
import type { Role } from '../../../demos/runtime/leadership'
import { liveStatus } from '../../../demos/runtime/live-status'
import { createRun } from '../../../demos/runtime/run'
import type { RunEvents, WorkerClient } from '../../../demos/runtime/worker-client'
import { definition } from './toy'

/** A run whose worker is played by the test. */
function runOf() {
  let events: RunEvents
  const client = {
    open: (_request: unknown, given: RunEvents) => ((events = given), { train() {}, view() {}, close() {} }),
  } as unknown as WorkerClient
  const hooks = { opened() {}, changed() {}, checkpoint() {}, tick() {} }
  const run = createRun(definition, initialLocation(definition), () => client, hooks)
  run.open()
  const picture = (step: number) => events.snapshot({ step, metrics: {}, arrays: {} }, 1)
  return { run, events: events!, picture }
}

it('loads, is ready, runs, is paused, and replays an earlier key frame', () => {
  const { run, events, picture } = runOf()
  const status = () => liveStatus(run, 'alone')
  const seen = [status()]
  events.opened('cpu', {})
  seen.push(status())
  picture(0)
  seen.push(status())
  run.play()
  seen.push(status())
  for (const step of [10, 20]) picture(step)
  run.pause()
  seen.push(status())
  events.stopped(20)
  seen.push(status())
  run.scrub(10)
  seen.push(status())
  expect(seen).toEqual(['loading', 'loading', 'ready', 'running', 'running', 'paused', 'replay'])
})

it('loads while it catches up with an address', () => {
  const { run, events, picture } = runOf()
  events.opened('cpu', {})
  picture(0)
  run.goTo({ ...initialLocation(definition), step: 30 })
  picture(10)
  expect(liveStatus(run, 'alone')).toBe('loading')
  picture(30)
  expect(liveStatus(run, 'alone')).toBe('running')
})

it('follows whatever its own run does, unless that failed', () => {
  const { run, events } = runOf()
  expect(liveStatus(run, 'following')).toBe('following')
  events.failed('diverged', 3, '')
  expect(liveStatus(run, 'following')).toBe('error')
})

it.each<[Role, string]>([
  ['alone', 'loading'],
  ['leading', 'loading'],
  ['detached', 'loading'],
  ['away', 'paused'],
  ['closed', 'paused'],
  ['silent', 'paused'],
])('a picture without a session: %s is %s', (role, status) => {
  const { run, picture } = runOf()
  picture(10)
  run.close()
  expect(liveStatus(run, role)).toBe(status)
})
