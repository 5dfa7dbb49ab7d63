import { onScopeDispose, shallowRef, triggerRef, watch, type ShallowRef } from 'vue'

/** A movement of fewer frames is none, and on a slow device it holds up the next picture. */
const FEWEST_FRAMES = 3

/**
 * Returns values that move to `target` within `ms` milliseconds. They jump there when `still` is true, when the visitor
 * prefers reduced motion, when the length changes, or where a frame takes so long that nothing would be seen to move.
 */
export function useTween(
  target: () => Float32Array,
  still: () => boolean,
  ms = 150,
): Readonly<ShallowRef<Float32Array>> {
  const shown = shallowRef(target().slice())
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let frame = 0
  watch(target, (to) => {
    cancelAnimationFrame(frame)
    if (still() || calm.matches || to.length !== shown.value.length) {
      shown.value = to.slice()
      return
    }
    const from = shown.value.slice()
    const begin = performance.now()
    let last = begin
    const move = (): void => {
      const now = performance.now()
      const t = now - last > ms / FEWEST_FRAMES ? 1 : Math.min(1, (now - begin) / ms)
      last = now
      for (let i = 0; i < to.length; i++) shown.value[i] = from[i]! + (to[i]! - from[i]!) * t
      triggerRef(shown)
      if (t < 1) frame = requestAnimationFrame(move)
    }
    frame = requestAnimationFrame(move)
  })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return shown
}
