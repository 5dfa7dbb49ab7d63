import type { Tensor } from '@tensorflow/tfjs-core'
import { initialParameters, unpack, type Slot } from '../nn/parameters'
import { FlatAdam } from '../optim/flat-adam'
import { Random } from '../random'

/** The parameters θ [P] of some networks in a row, with the optimiser that moves them. */
export class Learner extends FlatAdam {
  private readonly slots: readonly Slot[]

  constructor(
    private readonly networks: readonly (readonly Slot[])[],
    seed: number,
  ) {
    const slots = networks.flat()
    super(initialParameters(slots, new Random(seed, 'weights')))
    this.slots = slots
  }

  /** The weights of each network, of these parameters or others. */
  weights(theta = this.theta): Tensor[][] {
    const all = unpack(theta, this.slots)
    let from = 0
    return this.networks.map(({ length }) => all.slice(from, (from += length)))
  }
}
