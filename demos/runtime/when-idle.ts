/** Calls back when the window has nothing to do, or after so many milliseconds. Safari has no idle callbacks. */
export function whenIdle(callback: () => void, timeout = 1000): void {
  if ('requestIdleCallback' in window) requestIdleCallback(callback, { timeout })
  else setTimeout(callback, 50)
}
