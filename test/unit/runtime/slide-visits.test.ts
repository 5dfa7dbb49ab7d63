import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSlideVisits, type Nearness } from '../../../demos/runtime/slide-visits'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function visited() {
  const log: string[] = []
  const note = (name: string) => (): void => void log.push(name)
  const visits = createSlideVisits({
    near: note('near'),
    enter: note('enter'),
    leave: note('leave'),
    free: note('free'),
  })
  return { log, visits }
}

it('a slide that is passed through starts nothing', () => {
  const { log, visits } = visited()
  visits.move('here')
  vi.advanceTimersByTime(100)
  visits.move('far')
  vi.advanceTimersByTime(5000)
  expect(log).toEqual([])
})

it('next, previous, next, previous quickly: the demo in view stays open, one that was left is freed', () => {
  const moves = fc.array(fc.tuple(fc.constantFrom<Nearness>('here', 'near', 'far'), fc.nat(2000)), { minLength: 1 })
  fc.assert(
    fc.property(moves, (sequence) => {
      const { log, visits } = visited()
      for (const [nearness, ms] of sequence) {
        visits.move(nearness)
        vi.advanceTimersByTime(ms)
      }
      vi.advanceTimersByTime(10_000)
      const [last] = sequence.at(-1)!
      const inOrder = log.filter((name) => name === 'enter' || name === 'leave')
      // each visit begins once and ends once
      inOrder.forEach((name, i) => expect(name).toBe(i % 2 === 0 ? 'enter' : 'leave'))
      expect(inOrder.at(-1) === 'enter').toBe(last === 'here')
      const freedAfter = log.lastIndexOf('free') > log.lastIndexOf('enter')
      if (log.includes('enter')) expect(freedAfter).toBe(last !== 'here')
    }),
    { numRuns: 200 },
  )
})

it('a demo that goes away frees what it holds at once, and no timer is left', () => {
  const { log, visits } = visited()
  visits.move('here')
  vi.advanceTimersByTime(200)
  visits.dispose()
  expect(log).toEqual(['enter', 'leave', 'free'])
  expect(vi.getTimerCount()).toBe(0)
})
