import { createApp, h } from 'vue'
import Scatter from '../../../demos/plots/Scatter.vue'
import { Random } from '../../../demos/core/random'

/** A map of n points, panned once in each of so many frames: milliseconds of drawing, and of the frames. */
export async function panMap(n: number, frames: number): Promise<{ draws: number[]; frames: number[] }> {
  const random = new Random(1)
  const points = Float32Array.from({ length: 2 * n }, () => random.normal())
  const classes = Array.from({ length: n }, (_, i) => i % 10)
  const host = document.body.appendChild(document.createElement('div'))
  const app = createApp({
    render: () =>
      h(Scatter, { points, classes, letters: [...'0123456789'], label: 'map', name: String, width: 480, height: 420 }),
  })
  app.mount(host)
  await frame()
  const map = host.querySelector('.scatter')!
  // zoomed in, so that there is room to pan
  map.dispatchEvent(new WheelEvent('wheel', { deltaY: -400, clientX: 240, clientY: 200, cancelable: true }))
  const draws: number[] = []
  const times = [await frame()]
  for (let i = 0; i < frames; i++) {
    // callbacks of a frame come in the order in which they were asked for: the canvas draws between these two
    const before = frame().then(() => performance.now())
    const movementX = i % 40 < 20 ? 4 : -4
    map.dispatchEvent(new PointerEvent('pointermove', { buttons: 1, movementX, bubbles: true }))
    times.push(await frame())
    draws.push(performance.now() - (await before))
  }
  app.unmount()
  host.remove()
  return { draws, frames: times.slice(1).map((time, i) => time - times[i]!) }
}
const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
