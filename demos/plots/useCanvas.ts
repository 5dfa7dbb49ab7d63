import { effect, onMounted, onScopeDispose, stop, type Ref } from 'vue'

/** Backing pixels for each CSS pixel. Canvases are printed at this resolution. */
export const PIXEL_RATIO = 2

/**
 * Draws a canvas when it is mounted, and again whenever something that `draw` reads has changed, in the next frame that
 * has time for it. `draw` works in backing pixels.
 */
export function useCanvas(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  size: () => readonly [width: number, height: number],
  draw: (context: CanvasRenderingContext2D, width: number, height: number) => void,
): void {
  const redraw = (): void => {
    const element = canvas.value
    const [width, height] = size().map((length) => Math.max(1, Math.round(length * PIXEL_RATIO))) as [number, number]
    const context = element?.getContext('2d')
    if (!element || !context) return
    if (element.width !== width) element.width = width
    if (element.height !== height) element.height = height
    draw(context, width, height)
  }
  onMounted(() => {
    const runner = effect(redraw, { scheduler: () => soon(runner) })
    onScopeDispose(() => {
      stop(runner)
      waiting.delete(runner)
    })
  })
}

/**
 * Draws a canvas pixel by pixel, see `useCanvas`: faster than by way of a second canvas, which has to be made, filled and
 * copied. `write` finds the pixels of last time.
 */
export function usePixels(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  size: () => readonly [width: number, height: number],
  write: (image: ImageData) => void,
): void {
  let image: ImageData | undefined
  useCanvas(canvas, size, (context, width, height) => {
    if (image?.width !== width || image.height !== height) image = context.createImageData(width, height)
    write(image)
    context.putImageData(image, 0, 0)
  })
}

/** Time that canvases may take in a frame, in ms. Canvases that are left wait for the next frame, so that none is late. */
const BUDGET_MS = 4
const waiting = new Set<() => void>()
let frame = 0

function soon(redraw: () => void): void {
  waiting.add(redraw)
  frame ||= requestAnimationFrame(flush)
}
function flush(): void {
  const end = performance.now() + BUDGET_MS
  for (const redraw of waiting) {
    waiting.delete(redraw)
    redraw()
    if (performance.now() > end) break
  }
  frame = waiting.size > 0 ? requestAnimationFrame(flush) : 0
}
