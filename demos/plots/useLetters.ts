import { computed, type ComputedRef, type Ref } from 'vue'
import { letterSheet } from './marks'
import { RATIO } from './useCanvas'
import { useTokens } from './useTokens'

/** The letters of a canvas's classes, `size` CSS pixels high, in its font and the colours of the theme. */
export function useLetters(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  letters: () => readonly string[],
  size: number,
): ComputedRef<HTMLCanvasElement | null> {
  const tokens = useTokens()
  return computed(() => {
    const font = canvas.value ? getComputedStyle(canvas.value).fontFamily : 'sans-serif'
    const side = Math.ceil(1.5 * size * RATIO)
    return letterSheet(letters(), tokens.value.classes, `600 ${size * RATIO}px ${font}`, side)
  })
}
