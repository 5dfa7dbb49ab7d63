/** What the lecturer's room hears of the demo in view. */
import { expect, test } from 'vitest'
import { createDemoOutlet } from '../../../demos/runtime/room/demo-outlet'

const KEY = 'toy@a12'
const lead = { epoch: 1, by: 'window' }
const state = (seq: number) => ({
  [KEY]: { ...lead, seq, condition: 'present', run: 0, location: { params: {}, seed: 1, step: 0 } },
})
const beat = (seq: number, changes: object = {}) => ({
  [`${KEY} beat`]: { ...lead, seq, condition: 'present', ...changes },
})

function create() {
  let asked = 0
  const outlet = createDemoOutlet({
    isForward: () => true,
    publish: () => Promise.resolve(0),
    ask: () => void asked++,
    now: () => 0,
    defer: () => () => {},
  })
  return {
    outlet,
    asked(): number {
      const times = asked
      asked = 0
      return times
    },
  }
}

test('asks for the picture of a lead of which only a sign of life has come', () => {
  const { outlet, asked } = create()
  outlet.take(beat(1))
  expect(asked()).toBe(1)
  outlet.take(state(1))
  expect(asked()).toBe(1)
  outlet.take(beat(1))
  expect(asked()).toBe(0)
})

test('asks for a picture that is later than the last, and for that of another lead', () => {
  const { outlet, asked } = create()
  outlet.take(state(4))
  asked()
  outlet.take(beat(3))
  expect(asked()).toBe(0)
  outlet.take(beat(5))
  expect(asked()).toBe(1)
  outlet.take(beat(1, { epoch: 2 }))
  expect(asked()).toBe(1)
})

test('asks nothing of a demo that is out of view, and of one that is left says so', () => {
  const { outlet, asked } = create()
  outlet.take(beat(1, { condition: 'away' }))
  expect(asked()).toBe(0)
  outlet.take(state(1))
  expect(outlet.key()).toBe(KEY)
  outlet.take(beat(1, { condition: 'away' }))
  expect(outlet.key()).toBeUndefined()
})

test('what is no sign of life changes nothing', () => {
  const { outlet, asked } = create()
  outlet.take({ [`${KEY} beat`]: 'present' })
  outlet.take({ [`${KEY} beat`]: { seq: 1e9 } })
  expect(asked()).toBe(0)
  expect(outlet.key()).toBeUndefined()
})
