/** Golden items of noise-contrastive losses with a memory bank. Each sample comes with its own negatives here. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { firstOfAllGradient, infoNceLoss } from '../../../demos/core/losses/moco'
import {
  logNormaliser,
  nceGradient,
  nceLoss,
  noiseBias,
  paperBias,
  paperGradient,
} from '../../../demos/core/losses/pirl'
import { l2Normalize, l2NormalizeGradient } from '../../../demos/core/nn/l2-normalize'
import { createBank, type Bank } from '../../../demos/core/ssl/memory'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>

export function bankOf(memory: Tensor, momentum: number): Bank {
  const [n, d] = memory.shape as [number, number]
  const bank = createBank(n, d, 1, 0, momentum)
  bank.vectors = toTf2d(memory)
  return bank
}

/** s [B, 1 + K] of unit rows z [B, d] with their rows of the bank [B, 1 + K, d], and the way back. */
export function scored(z: Tensor2D, bank: Bank, index: Tensor, temperature: number) {
  const [B, width] = index.shape as [number, number]
  const rows = tf.reshape(bank.of(Int32Array.from(index.data)), [B, width, -1]) as Tensor3D
  return { s: scores(z, rows, temperature), back: (ds: Tensor2D) => through(ds, rows, temperature) }
}
const scores = (z: Tensor2D, rows: Tensor3D, temperature: number): Tensor2D =>
  tf.div(tf.sum(tf.mul(tf.expandDims(z, 1), rows), 2), temperature)
const through = (ds: Tensor2D, rows: Tensor3D, temperature: number): Tensor2D =>
  tf.div(tf.sum(tf.mul(tf.expandDims(ds, 2), rows), 1), temperature)

/** Loss and ∂L/∂s; without log Z the softargmax form. */
function judged(s: Tensor2D, logZ: number | undefined, images: number) {
  if (logZ === undefined) return { loss: scalarOf(infoNceLoss(s)), ds: firstOfAllGradient(s) }
  const bias = noiseBias(logZ, s.shape[1] - 1, images)
  return { loss: scalarOf(nceLoss(s, bias)), ds: nceGradient(s, bias) }
}

/** A run of the authors' code: patches first, then the image; Z from the first scores unless it is given. */
function createRun(memory: Tensor, params: Readonly<Record<string, unknown>>) {
  const { temperature, norm_constant } = params as Record<string, number>
  const [wPatches, wImage] = params.loss_weights_patches_image as [number, number]
  const bank = bankOf(memory, params.memory_momentum as number)
  const images = memory.shape[0]!
  const noise = params.loss_type === 'nce'
  let logZ = noise && norm_constant! > 0 ? Math.log(norm_constant!) : undefined
  return (given: Tensors) => {
    const term = (name: 'patches' | 'image', weight: number) => {
      const { z, inverse } = l2Normalize(toTf2d(given[`emb_${name}`]!))
      const { s, back } = scored(z, bank, given[`memory_index_${name}`]!, temperature!)
      if (noise) logZ ??= scalarOf(logNormaliser(s, images))
      const { loss, ds } = judged(s, logZ, images)
      if (params.update_memory_with === name) bank.store(z, Int32Array.from(given.instance_index!.data), 0)
      return { loss, grad: fromTf(l2NormalizeGradient(z, inverse, back(tf.mul(ds, weight)))) }
    }
    const patches = term('patches', wPatches)
    const image = term('image', wImage)
    return {
      loss_patches: patches.loss,
      loss_image: image.loss,
      loss: wPatches * patches.loss + wImage * image.loss,
      grads: { emb_patches: patches.grad, emb_image: image.grad },
      Z: logZ === undefined ? -1 : Math.exp(logZ),
      memory_after: fromTf(bank.vectors),
    }
  }
}

/** PyContrast: unit rows are given, both terms share their negatives. */
function pyContrast(given: Tensors, params: Readonly<Record<string, number>>) {
  const { temperature, memory_momentum, beta } = params as Record<'temperature' | 'memory_momentum' | 'beta', number>
  const bank = bankOf(given.memory!, memory_momentum)
  const term = (name: 'x' | 'x_jig', weight: number) => {
    const { s, back } = scored(toTf2d(given[name]!), bank, given.memory_index!, temperature)
    const { loss, ds } = judged(s, undefined, 0)
    return { s: fromTf(s), loss, grad: fromTf(back(tf.mul(ds, weight))) }
  }
  const [image, jig] = [term('x', 1 - beta), term('x_jig', beta)]
  bank.store(toTf2d(given.x!), Int32Array.from(given.instance_index!.data), 0)
  return {
    logits: image.s,
    logits_jig: jig.s,
    loss_image: image.loss,
    loss_jig: jig.loss,
    loss: (1 - beta) * image.loss + beta * jig.loss,
    grads: { x: image.grad, x_jig: jig.grad },
    memory_after: fromTf(bank.vectors),
  }
}

/** The paper's equation: all samples share their negatives. */
function paper(given: Tensors, { temperature, lambda }: Record<'temperature' | 'lambda', number>) {
  const memory = toTf2d(given.memory_m!)
  const negatives = toTf2d(given.negatives!)
  const [B, d] = memory.shape
  const others = tf.tile(tf.expandDims(l2Normalize(negatives).z, 0), [B, 1, 1])
  const own: Tensor3D = tf.reshape(l2Normalize(memory).z, [B, 1, d])
  const rows: Tensor3D = tf.concat3d([own, others as Tensor3D], 1)
  const term = (embedding: Tensor, weight: number) => {
    const { z, inverse } = l2Normalize(toTf2d(embedding))
    const s = scores(z, rows, temperature)
    const dz = through(tf.mul(paperGradient(s), weight), rows, temperature)
    return { loss: scalarOf(nceLoss(s, paperBias(s))), grad: fromTf(l2NormalizeGradient(z, inverse, dz)) }
  }
  const [g, f] = [term(given.transformed_emb_g!, lambda), term(given.image_emb_f!, 1 - lambda)]
  return {
    loss_nce_m_g: g.loss,
    loss_nce_m_f: f.loss,
    loss: lambda * g.loss + (1 - lambda) * f.loss,
    grads: { f: f.grad, g: g.grad },
  }
}

const pirlNce: Adapter = (inputs, params) => {
  const given = inputs as Tensors
  if (given.memory_m) return paper(given, params as Record<'temperature' | 'lambda', number>)
  if (given.x) return pyContrast(given, params as Record<string, number>)
  const run = createRun(given.memory!, params)
  return inputs.steps ? { steps: (inputs.steps as Tensors[]).map(run) } : run(given)
}

/** CMC: each view is compared with the memory of the other, and Z is estimated for each. */
const cmcNce: Adapter = (inputs, params) => {
  const given = inputs as Tensors
  const { temperature, momentum, num_data } = params as Record<'temperature' | 'momentum' | 'num_data', number>
  const banks = { l: bankOf(given.memory_l!, momentum), ab: bankOf(given.memory_ab!, momentum) }
  const term = (name: 'l' | 'ab', other: 'l' | 'ab') => {
    const z = toTf2d(given[name]!)
    const { s, back } = scored(z, banks[other], given.memory_index!, temperature)
    const logZ = params.use_softmax ? undefined : scalarOf(logNormaliser(s, num_data))
    const { loss, ds } = judged(s, logZ, num_data)
    return { z, loss, grad: fromTf(back(ds)), Z: Math.exp(logZ ?? NaN) }
  }
  const [l, ab] = [term('l', 'ab'), term('ab', 'l')]
  const instances = Int32Array.from(given.instance_index!.data)
  banks.l.store(l.z, instances, 0)
  banks.ab.store(ab.z, instances, 0)
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
}

export const adapters: Readonly<Record<string, Adapter>> = { pirl_nce: pirlNce, cmc_nce: cmcNce }
