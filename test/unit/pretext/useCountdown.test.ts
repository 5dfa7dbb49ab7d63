import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useCountdown } from '../../../demos/pretext/useCountdown'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function countdown({ before = 0, limit = 10 } = {}) {
  const over = vi.fn()
  const scope = effectScope()
  return { ...scope.run(() => useCountdown(() => before, over, limit))!, over, leave: () => scope.stop() }
}

it('counts, and is over once, at the limit', () => {
  const { running, seconds, start, over } = countdown()
  expect(running.value).toBe(false)
  start()
  vi.advanceTimersByTime(4000)
  expect(seconds.value).toBeCloseTo(4)
  expect(running.value).toBe(true)
  vi.advanceTimersByTime(20_000)
  expect(running.value).toBe(false)
  expect(over.mock.calls).toEqual([[10]])
})

it.each([3, 9.9])('goes on from %s s before a reload, and counts anew when started again', (before) => {
  const { seconds, start } = countdown({ before })
  start()
  expect(seconds.value).toBeCloseTo(before)
  vi.advanceTimersByTime(50)
  start()
  expect(seconds.value).toBeCloseTo(before)
})

it.each([10, 12])('is over at once after %s s', (before) => {
  const { running, start, over } = countdown({ before })
  start()
  vi.advanceTimersByTime(5000)
  expect(running.value).toBe(false)
  expect(over).toHaveBeenCalledOnce()
})

it.each(['stop', 'leave'] as const)('%s ends it before the limit', (way) => {
  const { start, over, ...rest } = countdown()
  start()
  vi.advanceTimersByTime(1000)
  rest[way]()
  vi.advanceTimersByTime(20_000)
  expect(rest.running.value).toBe(false)
  expect(over).not.toHaveBeenCalled()
})
