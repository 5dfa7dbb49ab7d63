import { computed, type ComputedRef, type Ref } from 'vue'
import { letterAtlas, type Atlas } from './draw-points'
import { PIXEL_RATIO } from './useCanvas'
import { useTokens } from './useTokens'

/** Returns the atlas of class letters for a canvas: `size` CSS pixels high, in its font and the colours of the theme. */
export function useLetterAtlas(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  letters: () => readonly string[],
  size: number,
): ComputedRef<Atlas | null> {
  const tokens = useTokens()
  return computed(() => {
    const font = canvas.value ? getComputedStyle(canvas.value).fontFamily : 'sans-serif'
    return letterAtlas(letters(), tokens.value.classes, `600 ${size * PIXEL_RATIO}px ${font}`)
  })
}
