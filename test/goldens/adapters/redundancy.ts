/** Golden items of Barlow Twins and VICReg. */
import { barlowTerms } from '../../../demos/core/losses/barlow'
import { vicregGradient, vicregLoss, vicregTerms } from '../../../demos/core/losses/vicreg'
import { createBarlowTwins } from '../../../demos/core/ssl/barlow'
import * as tf from '@tensorflow/tfjs-core'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'

const barlowTwins: Adapter = (inputs, params) => {
  const { z1, z2 } = inputs as { z1: Tensor; z2: Tensor }
  const objective = createBarlowTwins(params.lambda as number)
  const values = objective.evaluate(tf.concat2d([toTf2d(z1), toTf2d(z2)], 0))
  const { invariance, redundancy } = barlowTerms(values.c)
  const [first, second] = tf.split(objective.gradient(values).de, 2)
  return {
    c: fromTf(values.c),
    on_diag: scalarOf(invariance),
    off_diag: scalarOf(redundancy),
    loss: scalarOf(objective.loss(values)),
    grads: { z1: fromTf(first!), z2: fromTf(second!) },
  }
}

const vicreg: Adapter = (inputs, params) => {
  const [x, y] = [toTf2d(inputs.x as Tensor), toTf2d(inputs.y as Tensor)]
  const { sim_coeff: invariance, std_coeff: variance, cov_coeff: covariance } = params as Record<string, number>
  const weights = { invariance: invariance!, variance: variance!, covariance: covariance! }
  const terms = vicregTerms(x, y)
  const [dx, dy] = vicregGradient(x, y, weights)
  return {
    sim_loss: scalarOf(terms.invariance),
    std_loss: scalarOf(terms.variance),
    cov_loss: scalarOf(terms.covariance),
    loss: scalarOf(vicregLoss(x, y, weights)),
    grads: { x: fromTf(dx), y: fromTf(dy) },
  }
}

export const adapters: Readonly<Record<string, Adapter>> = { barlow_twins: barlowTwins, vicreg_loss: vicreg }
