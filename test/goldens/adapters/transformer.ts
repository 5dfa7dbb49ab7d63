/** Golden items of the transformer: torch's weights are [out, in] and its heads' projections stacked. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor as TfTensor, Tensor2D } from '@tensorflow/tfjs-core'
import { crossEntropy, crossEntropyGradient, smoothed } from '../../../demos/core/transformer/cross-entropy'
import { layerNorm, layerNormGradient } from '../../../demos/core/transformer/layer-norm'
import { decoderLayer, encoderLayer } from '../../../demos/core/transformer/layers'
import { BLOCKED, causalMask } from '../../../demos/core/transformer/masks'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>
const rows = (x: Tensor): Tensor2D => tf.reshape(toTf(x), [-1, x.shape.at(-1)!])
const like = (x: Tensor, given: Tensor): Tensor => ({ shape: given.shape, data: x.data })
const vector = (x: TfTensor): Tensor => fromTf(tf.reshape(x, [-1]))

const layerNormItem: Adapter = (given, params) => {
  const { x, weight, bias, grad_output } = given as Tensors
  const own = [weight!, bias!].map((w) => tf.reshape(toTf(w), [1, -1]))
  const normed = layerNorm(rows(x!), own, params.eps as number)
  const { dx, dw } = layerNormGradient(normed, own, rows(grad_output!))
  return {
    output: like(fromTf(normed.y), x!),
    grads: { x: like(fromTf(dx), x!), weight: vector(dw[0]!), bias: vector(dw[1]!) },
  }
}

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

const width = (params: Readonly<Record<string, unknown>>) => ({
  d: params.d_model as number,
  heads: params.nhead as number,
  hidden: params.dim_feedforward as number,
})
const order = (params: Readonly<Record<string, unknown>>) => (params.norm_first ? 'pre' : 'post')
/** true = ignored, [B, s], to what is added to the scores. */
const paddingMask = (ignored: Tensor): TfTensor =>
  tf.mul(tf.reshape(toTf(ignored), [ignored.shape[0]!, 1, 1, ignored.shape[1]!]), BLOCKED)

const encoderItem: Adapter = (given, params) => {
  const { x, grad_output, key_padding_mask } = given as Tensors
  const names = ['self_attn']
  const layer = encoderLayer(width(params), order(params))
  const weights = read(given.weights as Tensors, names)
  const mask = params.causal ? causalMask(x!.shape[1]!) : key_padding_mask && paddingMask(key_padding_mask)
  const around = { batch: x!.shape[0]!, ...(mask && { mask }) }
  const { y, kept } = layer.forward(weights, rows(x!), around)
  const { dx, dw } = layer.backward(weights, kept, rows(grad_output!), around)
  return {
    output: like(fromTf(y), x!),
    grads: { x: like(fromTf(dx), x!), ...write(dw, given.weights as Tensors, names) },
  }
}

const decoderItem: Adapter = (given, params) => {
  const { tgt, memory, grad_output, memory_key_padding_mask: padding } = given as Tensors
  const names = ['self_attn', 'multihead_attn']
  const layer = decoderLayer(width(params), order(params))
  const weights = read(given.weights as Tensors, names)
  const batch = tgt!.shape[0]!
  const around = { batch, mask: causalMask(tgt!.shape[1]!) }
  const source = { batch, memory: rows(memory!), ...(padding && { mask: paddingMask(padding) }) }
  const { y, kept } = layer.forward(weights, rows(tgt!), around, source)
  const { dx, dMemory, dw } = layer.backward(weights, kept, rows(grad_output!), around, source)
  return {
    output: like(fromTf(y), tgt!),
    grads: {
      tgt: like(fromTf(dx), tgt!),
      memory: like(fromTf(dMemory), memory!),
      ...write(dw, given.weights as Tensors, names),
    },
  }
}

/**
 * The annotated transformer shares s among the V − 2 classes that are neither target nor padding: the published smoothing
 * of the V − 1 classes, by s (V − 1) / (V − 2). Its loss is the divergence KL(t ‖ p), the cross-entropy less H(t).
 */
function annotatedTransformer({ log_probs, target }: Tensors, params: Readonly<Record<string, number>>) {
  const { smoothing, padding_idx: padding } = params as Record<'smoothing' | 'padding_idx', number>
  const [n, V] = log_probs!.shape as [number, number]
  const words = target!.data.map((t) => (t === padding ? -1 : t - Number(t > padding)))
  const t = Array.from(smoothed(words, V - 1, (smoothing * (V - 1)) / (V - 2)))
  const rows = words.map((_, i) => t.slice(i * (V - 1), (i + 1) * (V - 1)).toSpliced(padding, 0, 0))
  const negativeEntropy = t.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0)
  const sum = scalarOf(tf.sum(crossEntropy(toTf2d(log_probs!), tf.tensor2d(rows, [n, V]))))
  return { target_distribution: { shape: [n, V], data: rows.flat() }, loss_kl_sum: sum + negativeEntropy }
}

const crossEntropyItem: Adapter = (given, params) => {
  if (given.log_probs) return annotatedTransformer(given as Tensors, params as Readonly<Record<string, number>>)
  const { logits, target, class_weight } = given as Tensors
  const K = logits!.shape[1]!
  const scores = toTf2d(logits!)
  const s = params.label_smoothing as number
  const classWeight = class_weight?.data ?? new Array<number>(K).fill(1)
  // torch weighs each class of the smoothed target, and divides the mean by the weights of the targets alone.
  const targets = tf.mul(tf.tensor2d(smoothed(target!.data, K, s), [target!.data.length, K]), classWeight) as Tensor2D
  const total = target!.data.reduce((sum, t) => sum + (classWeight[t] ?? 0), 0)
  const loss = crossEntropy(scores, targets)
  const sum = scalarOf(tf.sum(loss))
  return {
    loss_mean: sum / total,
    loss_sum: sum,
    loss_none: vector(loss),
    grads: { logits_of_mean: fromTf(crossEntropyGradient(scores, targets, 1 / total)) },
  }
}

export const adapters: Readonly<Record<string, Adapter>> = {
  layer_norm: layerNormItem,
  transformer_encoder_layer: encoderItem,
  transformer_decoder_layer: decoderItem,
  cross_entropy_smoothing: crossEntropyItem,
}
