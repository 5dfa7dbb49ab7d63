/** Golden items of noise-contrastive losses with a memory bank. Each sample comes with its own negatives here. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { firstClassCrossEntropy, firstClassCrossEntropyGradient } from '../../../demos/core/nn/cross-entropy'
import { l2Normalize } from '../../../demos/core/nn/l2-normalize'
import { contrastiveScores, queryGradient, type Negatives } from '../../../demos/core/ssl/contrastive-scores'
import { MemoryBank } from '../../../demos/core/ssl/memory-bank'
import { forward, gradient } from '../../../demos/core/ssl/methods/pirl/gradient'
import type { Criterion } from '../../../demos/core/ssl/methods/pirl/criterion'
import { loss } from '../../../demos/core/ssl/methods/pirl/loss'
import { logPartition, nceGradient, nceLoss, noiseBias } from '../../../demos/core/ssl/noise-contrastive'
import { adapterOf } from '../options'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Json, Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>
type Params = Readonly<Record<string, Json>>

export function bankOf(memory: Tensor, momentum: number): MemoryBank {
  const [n, d] = memory.shape as [number, number]
  const bank = new MemoryBank(n, d, 1, 0, momentum)
  bank.fill(toTf2d(memory))
  return bank
}

/** Rows of a bank by an index [B, 1 + K]: those of the images [B, d], and the negatives of each [B, K, d]. */
export function rowsOf(bank: MemoryBank, index: Tensor): { memory: Tensor2D; negatives: Tensor3D } {
  const [B, width] = index.shape as [number, number]
  const rows = tf.reshape(bank.of(Int32Array.from(index.data)), [B, width, -1]) as Tensor3D
  const [own, negatives] = tf.split(rows, [1, width - 1], 1) as [Tensor3D, Tensor3D]
  return { memory: tf.reshape(own, [B, -1]), negatives }
}
const instancesOf = (given: Tensors): Int32Array => Int32Array.from(given.instance_index!.data)

/**
 * L_NCE(m, v) of one embedding, with its gradient and what a first step estimates Z from: the loss with λ = 1, where
 * the other term has no share.
 */
function term(e: Tensor2D, memory: Tensor2D, negatives: Negatives, temperature: number) {
  const cache = forward(e, e, memory, negatives, { temperature })
  return {
    scores: cache.g.scores,
    z: cache.g.z,
    judge(criterion: Criterion) {
      const options = { lambda: 1, temperature, ...criterion }
      const value = scalarOf(loss(e, e, memory, negatives, options))
      return { value, grad: gradient(cache, options).dg }
    },
  }
}

/** A run of the authors' code: patches first, then the image; Z from the first scores unless it is given. */
function createRun(memory: Tensor, params: Params) {
  const { temperature, norm_constant, memory_momentum, memory_size, num_negatives } = params as Record<string, number>
  const weights = params.loss_weights_patches_image as [number, number]
  const bank = bankOf(memory, memory_momentum!)
  const noise = params.loss_type === 'nce'
  let logZ = noise && norm_constant! > 0 ? Math.log(norm_constant!) : undefined
  return (given: Tensors) => {
    const of = (name: 'patches' | 'image') => {
      const rows = rowsOf(bank, given[`memory_index_${name}`]!)
      const { z, scores, judge } = term(toTf2d(given[`emb_${name}`]!), rows.memory, rows.negatives, temperature!)
      if (noise) logZ ??= scalarOf(logPartition(scores, memory_size!))
      if (params.update_memory_with === name) bank.store(z, instancesOf(given), 0)
      return judge(
        logZ === undefined
          ? { criterion: 'softargmax' }
          : { criterion: 'nce', bias: noiseBias(logZ, num_negatives!, memory_size!) },
      )
    }
    const [patches, image] = [of('patches'), of('image')]
    return {
      loss_patches: patches.value,
      loss_image: image.value,
      loss: weights[0] * patches.value + weights[1] * image.value,
      grads: {
        emb_patches: fromTf(tf.mul(patches.grad, weights[0])),
        emb_image: fromTf(tf.mul(image.grad, weights[1])),
      },
      Z: logZ === undefined ? -1 : Math.exp(logZ),
      memory_after: fromTf(bank.vectors),
    }
  }
}
const VISSL = {
  params: ['temperature', 'memory_momentum', 'loss_weights_patches_image', 'norm_constant', 'num_negatives'].concat(
    'memory_size',
  ),
  only: { loss_type: ['nce', 'cross_entropy'], update_memory_with: ['patches', 'image'] },
}

const pirlNce = adapterOf(
  {
    ...VISSL,
    inputs: ['memory', 'emb_patches', 'emb_image', 'instance_index', 'memory_index_patches', 'memory_index_image'],
    compute: (inputs, params) => createRun(inputs.memory as Tensor, params)(inputs as Tensors),
  },
  {
    ...VISSL,
    inputs: ['memory', 'steps'],
    compute: (inputs, params) => ({
      steps: (inputs.steps as Tensors[]).map(createRun(inputs.memory as Tensor, params)),
    }),
  },
  {
    // PyContrast: unit rows are given and not normalised again, both terms share their negatives
    inputs: ['memory', 'x', 'x_jig', 'instance_index', 'memory_index'],
    params: ['temperature', 'memory_momentum', 'beta'],
    compute(inputs, params) {
      const given = inputs as Tensors
      const { temperature, memory_momentum, beta } = params as Record<string, number>
      const bank = bankOf(given.memory!, memory_momentum!)
      const [x, jig] = [toTf2d(given.x!), toTf2d(given.x_jig!)]
      const { memory, negatives } = rowsOf(bank, given.memory_index!)
      const { f, g } = forward(x, jig, memory, negatives, { temperature: temperature! })
      const total = (lambda: number): number => {
        const options = { lambda, temperature: temperature!, criterion: 'softargmax' } as const
        return scalarOf(loss(x, jig, memory, negatives, options))
      }
      const back = (s: Tensor2D, share: number): Tensor =>
        fromTf(queryGradient(tf.mul(firstClassCrossEntropyGradient(s), share), memory, negatives, temperature!))
      bank.store(x, instancesOf(given), 0)
      return {
        logits: fromTf(f.scores),
        logits_jig: fromTf(g.scores),
        loss_image: total(0),
        loss_jig: total(1),
        loss: total(beta!),
        grads: { x: back(f.scores, 1 - beta!), x_jig: back(g.scores, beta!) },
        memory_after: fromTf(bank.vectors),
      }
    },
  },
  {
    // the paper's equation: all samples share their negatives
    inputs: ['image_emb_f', 'transformed_emb_g', 'memory_m', 'negatives'],
    params: ['temperature', 'lambda'],
    compute(inputs, params) {
      const given = inputs as Tensors
      const { temperature, lambda } = params as Record<'temperature' | 'lambda', number>
      const [f, g] = [toTf2d(given.image_emb_f!), toTf2d(given.transformed_emb_g!)]
      const [memory, negatives] = [toTf2d(given.memory_m!), toTf2d(given.negatives!)].map((rows) => l2Normalize(rows).z)
      const cache = forward(f, g, memory!, negatives!, { temperature })
      const total = (share: number): number => {
        const options = { lambda: share, temperature, criterion: 'paper' } as const
        return scalarOf(loss(f, g, memory!, negatives!, options))
      }
      const { df, dg } = gradient(cache, { lambda, temperature, criterion: 'paper' })
      return {
        loss_nce_m_g: total(1),
        loss_nce_m_f: total(0),
        loss: total(lambda),
        grads: { f: fromTf(df), g: fromTf(dg) },
      }
    },
  },
)

/** CMC: each view is compared with the memory of the other, unit rows as they are given, and Z is estimated for each. */
const cmcNce = adapterOf({
  inputs: ['memory_l', 'memory_ab', 'l', 'ab', 'instance_index', 'memory_index'],
  params: ['temperature', 'momentum', 'num_data', 'num_negatives', 'use_softmax'],
  compute(inputs, params) {
    const given = inputs as Tensors
    const { temperature, momentum, num_data, num_negatives } = params as Record<string, number>
    const banks = { l: bankOf(given.memory_l!, momentum!), ab: bankOf(given.memory_ab!, momentum!) }
    const of = (name: 'l' | 'ab', other: 'l' | 'ab') => {
      const z = toTf2d(given[name]!)
      const { memory, negatives } = rowsOf(banks[other], given.memory_index!)
      const s = contrastiveScores(z, memory, negatives, temperature!)
      const back = (ds: Tensor2D): Tensor => fromTf(queryGradient(ds, memory, negatives, temperature!))
      if (params.use_softmax) {
        return { z, loss: scalarOf(firstClassCrossEntropy(s)), grad: back(firstClassCrossEntropyGradient(s)), Z: NaN }
      }
      const logZ = scalarOf(logPartition(s, num_data!))
      const bias = noiseBias(logZ, num_negatives!, num_data!)
      return { z, loss: scalarOf(nceLoss(s, bias)), grad: back(nceGradient(s, bias)), Z: Math.exp(logZ) }
    }
    const [l, ab] = [of('l', 'ab'), of('ab', 'l')]
    banks.l.store(l.z, instancesOf(given), 0)
    banks.ab.store(ab.z, instancesOf(given), 0)
    return {
      loss_l: l.loss,
      loss_ab: ab.loss,
      loss: l.loss + ab.loss,
      grads: { l: l.grad, ab: ab.grad },
      memory_l_after: fromTf(banks.l.vectors),
      memory_ab_after: fromTf(banks.ab.vectors),
      Z_l: l.Z,
      Z_ab: ab.Z,
    }
  },
})

export const adapters = { pirl_nce: pirlNce, cmc_nce: cmcNce }
