import { onScopeDispose, shallowRef, triggerRef, watch, type ShallowRef } from 'vue'

/**
 * Returns values that move to `target` within `ms` milliseconds. They jump there when `still` is true, when the visitor
 * prefers reduced motion, or when the length changes.
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
    const move = (): void => {
      const t = Math.min(1, (performance.now() - begin) / ms)
      for (let i = 0; i < to.length; i++) shown.value[i] = from[i]! + (to[i]! - from[i]!) * t
      triggerRef(shown)
      if (t < 1) frame = requestAnimationFrame(move)
    }
    frame = requestAnimationFrame(move)
  })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return shown
}
