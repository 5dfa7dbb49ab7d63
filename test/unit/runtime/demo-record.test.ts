import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDemoRecord } from '../../../demos/runtime/demo-record'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function create(isRunning: boolean, isFollowing = false) {
  let step = 0
  const addresses: (number | undefined)[] = []
  const pictures: number[] = []
  const record = createDemoRecord({
    key: 'toy@a12',
    location: () => ({ params: {}, seed: 1, step }),
    isRunning: () => isRunning,
    isFollowing: () => isFollowing,
    view() {
      pictures.push(step)
      return undefined
    },
    showAddress: (location) => void addresses.push(location?.step),
  })
  return {
    record,
    addresses,
    pictures,
    /** Twenty pictures a second. */
    run(steps: number): void {
      for (let i = 0; i < steps; i++) {
        step++
        record.changed()
        vi.advanceTimersByTime(50)
      }
    },
  }
}

it('tells the address every two seconds of a run, and keeps the picture every ten, and once it rests', () => {
  const { addresses, pictures, run } = create(true)
  run(300)
  expect(addresses).toEqual([1, 41, 81, 121, 161, 201, 241, 281])
  expect(pictures).toEqual([1, 201])
  vi.advanceTimersByTime(400)
  expect(pictures).toEqual([1, 201, 300])
})

it('of a leader that plays keeps no picture before it rests, and shows no address', () => {
  const { addresses, pictures, run } = create(false, true)
  run(20)
  expect(new Set(addresses)).toEqual(new Set([undefined]))
  expect(pictures).toEqual([])
  vi.advanceTimersByTime(400)
  expect(pictures).toEqual([20])
})

it('keeps the picture at once when the window is put away, and then no second time', () => {
  const { record, pictures, run } = create(true)
  run(3)
  record.keep()
  record.flush()
  vi.advanceTimersByTime(1000)
  expect(pictures).toEqual([1, 3])
})

it('of what is dragged keeps nothing before it rests, and at once when the slide is left', () => {
  const { record, pictures, run } = create(false)
  record.flush()
  run(400)
  expect(pictures).toEqual([])
  record.flush()
  expect(pictures).toEqual([400])
})
