// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { useTween } from '../../../demos/plots/useTween'

let frames: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((draw) => frames.push(() => draw(0)))
  vi.spyOn(window, 'cancelAnimationFrame').mockImplementation(() => void (frames = []))
})
afterEach(() => {
  frames = []
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const FRAME_MS = 16
/** What is shown, frame by frame, of a value that goes from 0 to 1. */
async function shownFrames(): Promise<number[]> {
  const scope = effectScope()
  const target = shallowRef(Float32Array.of(0))
  const shown = scope.run(() =>
    useTween(
      () => target.value,
      () => false,
    ),
  )!
  target.value = Float32Array.of(1)
  await nextTick()
  const seen: number[] = []
  while (frames.length > 0) {
    vi.advanceTimersByTime(FRAME_MS)
    frames.shift()!()
    seen.push(shown.value[0]!)
  }
  scope.stop()
  return seen
}

it('moves a little with each frame, and arrives', async () => {
  const seen = await shownFrames()
  expect(seen).toHaveLength(10)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(seen[0]).toBeCloseTo(FRAME_MS / 150)
  expect(seen.at(-1)).toBe(1)
})
