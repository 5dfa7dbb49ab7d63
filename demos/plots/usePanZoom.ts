import { reactive } from 'vue'

/** Pans and zooms a map: a point p of the map is shown at k p + (x, y). */
export function usePanZoom(size: () => readonly [width: number, height: number]) {
  const view = reactive({ k: 1, x: 0, y: 0 })

  /** The map is kept at least partly visible. */
  function set(k: number, x: number, y: number): void {
    const [width, height] = size()
    view.k = Math.min(20, Math.max(1, k))
    view.x = Math.min(width / 2, Math.max(width / 2 - width * view.k, x))
    view.y = Math.min(height / 2, Math.max(height / 2 - height * view.k, y))
  }
  function zoom(factor: number, px: number, py: number): void {
    const k = Math.min(20, Math.max(1, view.k * factor))
    set(k, px - ((px - view.x) * k) / view.k, py - ((py - view.y) * k) / view.k)
  }
  function pan(dx: number, dy: number): void {
    set(view.k, view.x + dx, view.y + dy)
  }
  function reset(): void {
    Object.assign(view, { k: 1, x: 0, y: 0 })
  }
  return { view, zoom, pan, reset }
}
