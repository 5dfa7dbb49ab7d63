import type { Curves, Snapshot } from './contract'

/** More than a curve has pixels. */
const MAX_POINTS = 1000
const MAX_FRAMES = 240
const MAX_BYTES = 64 * 2 ** 20

/** A run so far: metrics of every snapshot, and key frames (with arrays) within a budget of memory. */
export class History {
  private frames: Snapshot[] = []
  private points: { step: number; metrics: Snapshot['metrics'] }[] = []
  private names = new Set<string>()

  get last(): Snapshot | undefined {
    return this.frames.at(-1)
  }
  get steps(): number[] {
    return this.frames.map((frame) => frame.step)
  }

  /** A later snapshot of a step takes the place of the earlier one; steps never go back otherwise. */
  push(snapshot: Snapshot): void {
    this.cut(snapshot.step - 1)
    this.frames.push(snapshot)
    this.points.push({ step: snapshot.step, metrics: snapshot.metrics })
    for (const name of Object.keys(snapshot.metrics)) this.names.add(name)
    if (this.points.length > MAX_POINTS) this.points = everySecond(this.points)
    while (this.frames.length > 2 && (this.frames.length > MAX_FRAMES || bytes(this.frames) > MAX_BYTES)) {
      this.frames.splice(mostCrowded(this.frames), 1)
    }
  }

  /** Forgets all after `step`. */
  cut(step: number): void {
    while (this.frames.length > 0 && this.frames.at(-1)!.step > step) this.frames.pop()
    while (this.points.length > 0 && this.points.at(-1)!.step > step) this.points.pop()
  }

  /** The key frame nearest to a step. */
  nearest(step: number): Snapshot | undefined {
    const distance = (frame: Snapshot): number => Math.abs(frame.step - step)
    return this.frames.reduce<Snapshot | undefined>(
      (best, frame) => (best && distance(best) <= distance(frame) ? best : frame),
      undefined,
    )
  }

  curves(upTo = Infinity): Curves {
    const points = this.points.filter((point) => point.step <= upTo)
    return {
      steps: points.map((point) => point.step),
      metrics: Object.fromEntries(
        [...this.names].map((name) => [name, points.map((point) => point.metrics[name] ?? NaN)]),
      ),
    }
  }

  /** Takes over the curves of another window, for the steps that this one did not see. */
  adopt({ steps, metrics }: Curves): void {
    const names = Object.keys(metrics)
    for (const name of names) this.names.add(name)
    const theirs = steps.map((step, i) => ({
      step,
      metrics: Object.fromEntries(names.map((name) => [name, metrics[name]![i]!])),
    }))
    const mine = new Set(this.points.map((point) => point.step))
    this.points = [...this.points, ...theirs.filter((point) => !mine.has(point.step))].sort((a, b) => a.step - b.step)
    while (this.points.length > MAX_POINTS) this.points = everySecond(this.points)
  }
}

function everySecond<T>(points: T[]): T[] {
  return points.filter((_, i) => i % 2 === 0 || i === points.length - 1)
}

/** Arrays that stay the same over snapshots are shared, and counted once. */
function bytes(frames: Snapshot[]): number {
  const buffers = new Set(frames.flatMap((frame) => Object.values(frame.arrays).map((array) => array.data)))
  let sum = 0
  for (const data of buffers) sum += data.byteLength
  return sum
}

/** The frame, never the first or last, whose neighbours are closest together: the one missed least. */
function mostCrowded(frames: Snapshot[]): number {
  let best = 1
  for (let i = 2; i < frames.length - 1; i++) {
    if (frames[i + 1]!.step - frames[i - 1]!.step < frames[best + 1]!.step - frames[best - 1]!.step) best = i
  }
  return best
}
