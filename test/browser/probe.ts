/**
 * Runs in the page before its own code: watches its workers and what they say, so that tests count
 * workers, tensors and steps as they are, not as the page tells them.
 */
export interface Probe {
  alive: Worker[]
  started: number
  /** Metrics of every snapshot a worker sent, in order. */
  snapshots: { step: number; metrics: Record<string, number> }[]
  stats(): Promise<{ tensors: number; sessions: number }[]>
}

declare global {
  interface Window {
    probe: Probe
  }
}

export function installProbe(): void {
  const Plain = window.Worker
  const probe: Probe = {
    alive: [],
    started: 0,
    snapshots: [],
    stats: () => Promise.all(probe.alive.map(ask)),
  }
  let asked = 1e6

  function ask(worker: Worker): Promise<{ tensors: number; sessions: number }> {
    const id = ++asked
    return new Promise((answer) => {
      worker.addEventListener('message', function listen({ data }) {
        if (data.type !== 'stats' || data.id !== id) return
        worker.removeEventListener('message', listen)
        answer(data.stats)
      })
      worker.postMessage({ type: 'stats', id })
    })
  }

  window.probe = probe
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      // the clock of mqtt.js, which is none of the deck's workers and answers nothing
      if (String(url).startsWith('blob:')) return
      probe.started++
      probe.alive.push(this)
      this.addEventListener('message', ({ data }) => {
        if (data?.type !== 'snapshot') return
        const { step, metrics } = data.snapshot
        probe.snapshots.push({ step, metrics })
      })
    }
    override terminate(): void {
      probe.alive = probe.alive.filter((worker) => worker !== this)
      super.terminate()
    }
  }
}
