import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import { SavedArray, type StateDict, type Stateful } from '../state-dict'
import { logPartition } from './noise-contrastive'

/** log Z of the noise: estimated from the first scores of a run, then kept, as the published codes do. */
export class LogPartition implements Stateful {
  private readonly saved = new SavedArray(Float32Array.of(NaN), [])

  /** log Z; NaN before the first estimate. */
  get value(): number {
    return this.saved.values[0]!
  }

  /** Estimates log Z from scores s over N images (see `logPartition`), unless that has been done. */
  estimateOnce(scores: () => Tensor, images: number): void {
    if (Number.isNaN(this.value)) this.saved.values[0] = tf.tidy(() => logPartition(scores(), images).dataSync()[0]!)
  }

  stateDict(): Promise<StateDict> {
    return this.saved.stateDict()
  }

  loadStateDict(state: StateDict): void {
    this.saved.loadStateDict(state)
  }
}
