import { watchEffect, type Ref } from 'vue'

/** Backing pixels per CSS pixel: canvases are printed at their backing resolution. */
export const RATIO = 2

/** Redraws a canvas whenever something that `draw` reads has changed. `draw` works in backing pixels. */
export function useCanvas(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  size: () => readonly [width: number, height: number],
  draw: (context: CanvasRenderingContext2D, width: number, height: number) => void,
): void {
  watchEffect(
    () => {
      const element = canvas.value
      const [width, height] = size().map((length) => Math.max(1, Math.round(length * RATIO))) as [number, number]
      const context = element?.getContext('2d')
      if (!element || !context) return
      if (element.width !== width) element.width = width
      if (element.height !== height) element.height = height
      draw(context, width, height)
    },
    { flush: 'post' },
  )
}
