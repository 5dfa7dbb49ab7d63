import { onScopeDispose, ref } from 'vue'

const TICK_MS = 200

/**
 * Counts the seconds of the quiz, and goes on from the seconds before a reload. It runs only in the window where it was
 * started.
 */
export function useCountdown(before: () => number, over: (seconds: number) => void, limit: number) {
  const running = ref(false)
  const seconds = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined

  function stop(): void {
    clearInterval(timer)
    running.value = false
  }
  function start(): void {
    stop()
    const began = performance.now() - 1000 * before()
    const read = (): void => {
      seconds.value = (performance.now() - began) / 1000
      if (seconds.value < limit) return
      stop()
      over(limit)
    }
    running.value = true
    read()
    timer = setInterval(read, TICK_MS)
  }
  onScopeDispose(stop)
  return { running, seconds, start, stop }
}
