/** Runs in the page before its own code: when the demo in view changes, when frames come, and what holds them up. */
export interface Watch {
  /** Each picture a worker sent: when, and its metrics. */
  snapshots: { at: number; step: number; metrics: Record<string, number> }[]
  /** Each value of `data-step` of the demo, from `follow` on. */
  steps: { at: number; step: number }[]
  tasks: { at: number; ms: number }[]
  /** Frames over 50 ms, with the scripts in them. */
  slow: { at: number; ms: number; scripts: string[] }[]
  /** Of frames from `noteFrames` on. */
  frames: number[]
  /** Frames are drawn for it that nothing else asks for: only where they are what is measured. */
  noteFrames(): void
  follow(demo: string): void
  /** Milliseconds until the document changed in this part of the demo; with `computed`, by what a worker answered. */
  changed(part: string, computed: boolean, begin: () => void): Promise<number>
}

declare global {
  interface Window {
    watch: Watch
  }
}

interface FrameEntry extends PerformanceEntry {
  scripts: { duration: number; invoker: string; sourceFunctionName: string; sourceURL: string }[]
}

export function installWatch(): void {
  const visible = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility())!
  const answers = new EventTarget()

  const watch: Watch = {
    snapshots: [],
    steps: [],
    tasks: [],
    slow: [],
    frames: [],
    noteFrames() {
      const frame = (at: number): void => {
        watch.frames.push(at)
        requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
    },
    follow(demo) {
      const root = visible(`section[data-demo="${demo}"]`)
      const note = () => watch.steps.push({ at: performance.now(), step: Number(root.dataset.step) })
      new MutationObserver(note).observe(root, { attributeFilter: ['data-step'] })
      note()
    },
    changed(part, computed, begin) {
      return new Promise((done) => {
        let answered = !computed
        let start = NaN
        const root = visible(part)
        const answer = () => (answered = true)
        const observer = new MutationObserver(() => {
          if (Number.isNaN(start) || !answered) return
          observer.disconnect()
          answers.removeEventListener('snapshot', answer)
          done(performance.now() - start)
        })
        observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
        answers.addEventListener('snapshot', answer)
        requestAnimationFrame(() => {
          start = performance.now()
          begin()
        })
      })
    },
  }
  window.watch = watch

  const Plain = window.Worker
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.addEventListener('message', ({ data }) => {
        if (data?.type !== 'snapshot') return
        const { step, metrics } = data.snapshot
        watch.snapshots.push({ at: performance.now(), step, metrics })
        answers.dispatchEvent(new Event('snapshot'))
      })
    }
  }

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watch.tasks.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    for (const { startTime, duration, scripts } of list.getEntries() as FrameEntry[])
      watch.slow.push({
        at: startTime,
        ms: duration,
        scripts: scripts.map(
          (script) =>
            `${Math.round(script.duration)} ms ${script.invoker} ${script.sourceFunctionName} ${script.sourceURL.replace(/.*\//, '')}`,
        ),
      })
  }).observe({ type: 'long-animation-frame' })
}
