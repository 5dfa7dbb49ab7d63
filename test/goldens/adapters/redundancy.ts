/** Golden items of Barlow Twins and VICReg. */
import * as tf from '@tensorflow/tfjs-core'
import * as barlow from '../../../demos/core/ssl/methods/barlow-twins/gradient'
import { loss as barlowLoss, terms as barlowTerms } from '../../../demos/core/ssl/methods/barlow-twins/loss'
import * as vicreg from '../../../demos/core/ssl/methods/vicreg/gradient'
import { loss as vicregLoss } from '../../../demos/core/ssl/methods/vicreg/loss'
import { terms as vicregTerms } from '../../../demos/core/ssl/methods/vicreg/terms'
import { adapterOf } from '../options'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Tensor } from '../types'

const barlowTwins = adapterOf({
  inputs: ['z1', 'z2'],
  params: ['lambda'],
  only: { bn_eps: 1e-5 },
  compute(inputs, params) {
    const [z1, z2] = [toTf2d(inputs.z1 as Tensor), toTf2d(inputs.z2 as Tensor)]
    const options = { lambda: params.lambda as number }
    const cache = barlow.forward(tf.concat2d([z1, z2], 0))
    const { invariance, redundancy } = barlowTerms(cache.c)
    const [first, second] = tf.split(barlow.gradient(cache, options), 2)
    return {
      c: fromTf(cache.c),
      on_diag: scalarOf(invariance),
      off_diag: scalarOf(redundancy),
      loss: scalarOf(barlowLoss(z1, z2, options)),
      grads: { z1: fromTf(first!), z2: fromTf(second!) },
    }
  },
})

const vicregItem = adapterOf({
  inputs: ['x', 'y'],
  params: ['sim_coeff', 'std_coeff', 'cov_coeff'],
  only: { eps: 1e-4 },
  compute(inputs, params) {
    const [x, y] = [toTf2d(inputs.x as Tensor), toTf2d(inputs.y as Tensor)]
    const { sim_coeff, std_coeff, cov_coeff } = params as Record<'sim_coeff' | 'std_coeff' | 'cov_coeff', number>
    const options = { invariance: sim_coeff, variance: std_coeff, covariance: cov_coeff }
    const terms = vicregTerms(x, y)
    const [dx, dy] = tf.split(vicreg.gradient(vicreg.forward(tf.concat2d([x, y], 0)), options), 2)
    return {
      sim_loss: scalarOf(terms.invariance),
      std_loss: scalarOf(terms.variance),
      cov_loss: scalarOf(terms.covariance),
      loss: scalarOf(vicregLoss(x, y, options)),
      grads: { x: fromTf(dx!), y: fromTf(dy!) },
    }
  },
})

export const adapters = { barlow_twins: barlowTwins, vicreg_loss: vicregItem }
