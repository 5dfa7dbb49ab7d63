import { useIntervalFn } from '@vueuse/core'
import { ref } from 'vue'

const TICK_MS = 200

/**
 * Counts the seconds of the quiz, and goes on from the seconds before a reload. It runs only in the window where it was
 * started.
 */
export function useCountdown(before: () => number, over: (seconds: number) => void, limit: number) {
  const seconds = ref(0)
  let began = 0
  const { isActive, resume, pause } = useIntervalFn(read, TICK_MS, { immediate: false, immediateCallback: true })

  function read(): void {
    seconds.value = (performance.now() - began) / 1000
    if (seconds.value < limit) return
    pause()
    over(limit)
  }
  function start(): void {
    began = performance.now() - 1000 * before()
    resume()
  }
  return { running: isActive, seconds, start, stop: pause }
}
