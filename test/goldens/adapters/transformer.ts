/** Golden items of the transformer: torch's weights are [out, in] and its heads' projections stacked. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor as TfTensor, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropyGradient, crossEntropyRows, smoothedTargets } from '../../../demos/core/nn/cross-entropy'
import { layerNorm, layerNormGradient } from '../../../demos/core/transformer/layer-norm'
import { decoderLayer, encoderLayer } from '../../../demos/core/transformer/layers'
import type { NormOptions } from '../../../demos/core/transformer/sublayer'
import { masksOf, rows } from '../masks'
import { adapterOf } from '../options'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import { NotNeeded, type Adapter, type Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>
const like = (x: Tensor, given: Tensor): Tensor => ({ shape: given.shape, data: x.data })
const vector = (x: TfTensor): Tensor => fromTf(tf.reshape(x, [-1]))

const layerNormItem = adapterOf({
  inputs: ['x', 'weight', 'bias', 'grad_output?'],
  params: ['eps'],
  compute(given, params) {
    const { x, weight, bias, grad_output } = given as Tensors
    const weights = [weight!, bias!].map((w) => tf.reshape(toTf(w), [1, -1]))
    const cache = layerNorm(rows(x!), weights, params.eps as number)
    const output = like(fromTf(cache.y), x!)
    if (!grad_output) return { output }
    const { dx, dw } = layerNormGradient(cache, weights, rows(grad_output))
    return { output, grads: { x: like(fromTf(dx), x!), weight: vector(dw[0]!), bias: vector(dw[1]!) } }
  },
})

/** torch's names of a layer's weights in the order of core's paramSpecs: attentions, convolution, each with its norm. */
function stored(attentions: readonly string[]): { name: string; third?: number }[] {
  const norms = attentions.map((_, i) => `norm${i + 1}`)
  const last = `norm${attentions.length + 1}`
  return [
    ...attentions.flatMap((name, i) => [
      ...[0, 1, 2].flatMap((third) =>
        [`${name}.in_proj_weight`, `${name}.in_proj_bias`].map((n) => ({ name: n, third })),
      ),
      ...[`${name}.out_proj.weight`, `${name}.out_proj.bias`, `${norms[i]}.weight`, `${norms[i]}.bias`].map((n) => ({
        name: n,
      })),
    ]),
    ...['linear1', 'linear2', last].flatMap((part) => [{ name: `${part}.weight` }, { name: `${part}.bias` }]),
  ]
}
const isMatrix = (name: string): boolean => /weight$/.test(name) && !name.startsWith('norm')

function read(weights: Tensors, attentions: readonly string[]): TfTensor[] {
  const known = stored(attentions).map(({ name }) => name)
  const unknown = Object.keys(weights).filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new NotNeeded(`weights ${unknown.join(', ')} are not known`)
  return stored(attentions).map(({ name, third }) => {
    const whole = toTf(weights[name]!)
    const part = third === undefined ? whole : tf.split(whole, 3)[third]!
    return isMatrix(name) ? tf.transpose(part) : tf.reshape(part, [1, -1])
  })
}
function write(dw: readonly TfTensor[], weights: Tensors, attentions: readonly string[]): Record<string, Tensor> {
  const parts: Record<string, TfTensor[]> = {}
  stored(attentions).forEach(({ name }, i) => {
    const d = isMatrix(name) ? tf.transpose(dw[i]!) : tf.reshape(dw[i]!, [-1])
    ;(parts[name] ??= []).push(d)
  })
  return Object.fromEntries(
    Object.entries(parts).map(([name, list]) => [name, like(fromTf(tf.concat(list)), weights[name]!)]),
  )
}

type Params = Readonly<Record<string, unknown>>
const size = (params: Params) => ({
  d: params.d_model as number,
  heads: params.nhead as number,
  hidden: params.dim_feedforward as number,
})
const norm = (params: Params): NormOptions => ({
  position: params.norm_first ? 'pre' : 'post',
  ...(params.layer_norm_eps !== undefined && { epsilon: params.layer_norm_eps as number }),
})
const SIZE = ['d_model', 'nhead', 'dim_feedforward', 'norm_first?', 'layer_norm_eps?']
/** What core does in one way only. */
const ONLY = { activation: 'relu', dropout: 0, batch_first: true, bias: true }

const encoderItem = adapterOf({
  inputs: ['x', 'weights', 'key_padding_mask?', 'attn_mask_true_is_blocked?', 'grad_output?'],
  params: [...SIZE, 'causal?'],
  only: ONLY,
  compute(given, params) {
    const { x, grad_output, key_padding_mask: padding, attn_mask_true_is_blocked: blocked } = given as Tensors
    const names = ['self_attn']
    const layer = encoderLayer(size(params), norm(params))
    const weights = read(given.weights as Tensors, names)
    const mask = masksOf({ causal: params.causal === true && x!.shape[1]!, blocked: blocked && toTf(blocked), padding })
    const context = { batch: x!.shape[0]!, mask }
    const { y, cache } = layer.forward(weights, rows(x!), context)
    const output = like(fromTf(y), x!)
    if (!grad_output) return { output }
    const { dx, dw } = layer.backward(weights, cache, rows(grad_output), context)
    return { output, grads: { x: like(fromTf(dx), x!), ...write(dw, given.weights as Tensors, names) } }
  },
})

const decoderItem = adapterOf({
  inputs: [
    ...['tgt', 'memory', 'weights', 'tgt_key_padding_mask?', 'tgt_mask_true_is_blocked?'],
    ...['memory_key_padding_mask?', 'memory_mask_true_is_blocked?', 'grad_output?'],
  ],
  params: [...SIZE, 'causal_self_attention?'],
  only: ONLY,
  compute(given, params) {
    const inputs = given as Tensors
    const { tgt, memory, grad_output } = inputs
    const names = ['self_attn', 'multihead_attn']
    const layer = decoderLayer(size(params), norm(params))
    const weights = read(given.weights as Tensors, names)
    const batch = tgt!.shape[0]!
    const masks = (side: 'tgt' | 'memory', causal: number | false) => {
      const blocked = inputs[`${side}_mask_true_is_blocked`]
      return masksOf({ causal, blocked: blocked && toTf(blocked), padding: inputs[`${side}_key_padding_mask`] })
    }
    const context = { batch, mask: masks('tgt', params.causal_self_attention === true && tgt!.shape[1]!) }
    const source = { batch, memory: rows(memory!), mask: masks('memory', false) }
    const { y, cache } = layer.forward(weights, rows(tgt!), context, source)
    const output = like(fromTf(y), tgt!)
    if (!grad_output) return { output }
    const { dx, dMemory, dw } = layer.backward(weights, cache, rows(grad_output), context, source)
    return {
      output,
      grads: {
        tgt: like(fromTf(dx), tgt!),
        memory: like(fromTf(dMemory), memory!),
        ...write(dw, given.weights as Tensors, names),
      },
    }
  },
})

/**
 * The annotated transformer shares s among the V − 2 classes that are neither target nor padding: the published smoothing
 * of the V − 1 classes, by s (V − 1) / (V − 2). Its loss is the divergence KL(t ‖ p), the cross-entropy less H(t).
 */
function annotatedTransformer({ log_probs, target }: Tensors, params: Readonly<Record<string, number>>) {
  const { smoothing, padding_idx: padding } = params as Record<'smoothing' | 'padding_idx', number>
  const [n, V] = log_probs!.shape as [number, number]
  const words = target!.data.map((t) => (t === padding ? -1 : t - Number(t > padding)))
  const t = Array.from(smoothedTargets(words, V - 1, (smoothing * (V - 1)) / (V - 2)))
  const rows = words.map((_, i) => t.slice(i * (V - 1), (i + 1) * (V - 1)).toSpliced(padding, 0, 0))
  const negativeEntropy = t.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0)
  const sum = scalarOf(tf.sum(crossEntropyRows(toTf2d(log_probs!), tf.tensor2d(rows, [n, V]))))
  return { target_distribution: { shape: [n, V], data: rows.flat() }, loss_kl_sum: sum + negativeEntropy }
}

const crossEntropyItem = adapterOf(
  {
    inputs: ['log_probs', 'target'],
    params: ['smoothing', 'padding_idx'],
    compute: (given, params) => annotatedTransformer(given as Tensors, params as Readonly<Record<string, number>>),
  },
  {
    inputs: ['logits', 'target', 'class_weight?'],
    params: ['label_smoothing', 'ignore_index?'],
    compute(given, params) {
      const { logits, target, class_weight } = given as Tensors
      const K = logits!.shape[1]!
      const scores = toTf2d(logits!)
      const labels = target!.data.map((label) => (label === params.ignore_index ? -1 : label))
      const classWeight = class_weight?.data ?? new Array<number>(K).fill(1)
      // torch weighs each class of the smoothed target, and divides the mean by the weights of the targets alone.
      const smoothed = tf.tensor2d(smoothedTargets(labels, K, params.label_smoothing as number), [labels.length, K])
      const targets = tf.mul(smoothed, classWeight) as Tensor2D
      const total = labels.reduce((sum, label) => sum + (classWeight[label] ?? 0), 0)
      const loss = crossEntropyRows(scores, targets)
      const sum = scalarOf(tf.sum(loss))
      return {
        loss_mean: sum / total,
        loss_sum: sum,
        loss_none: vector(loss),
        grads: { logits_of_mean: fromTf(crossEntropyGradient(scores, targets, 1 / total)) },
      }
    },
  },
)

export const adapters: Readonly<Record<string, Adapter>> = {
  layer_norm: layerNormItem,
  transformer_encoder_layer: encoderItem,
  transformer_decoder_layer: decoderItem,
  cross_entropy_smoothing: crossEntropyItem,
}
