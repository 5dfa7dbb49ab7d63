/** Golden items of attention: from the JSON of a case to the functions of core and back. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor as TfTensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { attention } from '../../../demos/core/attention/attention'
import { causalMask, type AttentionMask } from '../../../demos/core/attention/causal-mask'
import { positionalEncoding } from '../../../demos/core/attention/positional-encoding'
import { argmax } from '../../../demos/core/attention/softargmax'
import { at, fromColumns, map, matrix, multiply, transpose, type Matrix } from '../../../demos/core/linalg/matrix'
import { rotation2, rotation3, rotationZyx } from '../../../demos/core/linalg/rotation'
import { multiHeadAttention } from '../../../demos/core/transformer/multi-head-attention'
import { scaledDotProduct, scaledDotProductGradient } from '../../../demos/core/transformer/scaled-dot-product'
import { adapterOf, type Form } from '../options'
import { fromTf, toTf } from '../tensors'
import { masksOf, rows } from '../masks'
import { NotNeeded, type Adapter, type Json, type Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>

const tensor = (m: Matrix): Tensor => ({ shape: [m.rows, m.cols], data: [...m.data] })
const vector = (m: Matrix): Tensor => ({ shape: [m.data.length], data: [...m.data] })
const like = (x: TfTensor, { shape }: Tensor): Tensor => ({ shape, data: fromTf(x).data })
/** A vector is a column. */
const columns = ({ shape, data }: Tensor): Matrix => matrix(shape[0]!, shape[1] ?? 1, data)

/** The matrices `[L, d]` of a batch `[..., L, d]`, and back. */
function unbatch({ shape, data }: Tensor): Matrix[] {
  const [rows, cols] = shape.slice(-2) as [number, number]
  const count = data.length / (rows * cols)
  return Array.from({ length: count }, (_, n) => matrix(rows, cols, data.slice(n * rows * cols, (n + 1) * rows * cols)))
}
function batch(parts: readonly Matrix[], lead: readonly number[]): Tensor {
  return { shape: [...lead, parts[0]!.rows, parts[0]!.cols], data: parts.flatMap((part) => [...part.data]) }
}

/** Gradients of softargmax attention, whose tokens are columns, by the gradient that demos train with: rows, one head. */
function columnGradients(Q: Matrix, K: Matrix, V: Matrix, beta: number, dH: Matrix) {
  const toRows = (m: Matrix): Tensor4D => tf.tensor4d([...transpose(m).data], [1, 1, m.cols, m.rows])
  const toColumns = (x: Tensor4D): Matrix => transpose(matrix(x.shape[2], x.shape[3], x.dataSync()))
  const { cache } = scaledDotProduct(toRows(Q), toRows(K), toRows(V), beta)
  const { dq, dk, dv } = scaledDotProductGradient(cache, beta, toRows(dH))
  return { dQ: toColumns(dq), dK: toColumns(dk), dV: toColumns(dv) }
}

const projected: Form = {
  inputs: ['X', 'Wq', 'Wk', 'Wv', 'Xi?'],
  params: ['beta'],
  compute(given, params) {
    const inputs = given as Tensors
    const X = columns(inputs.X!)
    const Q = multiply(columns(inputs.Wq!), columns(inputs.Xi ?? inputs.X!))
    const K = multiply(columns(inputs.Wk!), X)
    const V = multiply(columns(inputs.Wv!), X)
    const { A, H } = attention(Q, K, V, { beta: params.beta as number })
    return { Q: tensor(Q), K: tensor(K), V: tensor(V), A: tensor(A), H: tensor(H) }
  },
}
const oneQuery: Form = {
  inputs: ['X', 'x', 'grad_h?'],
  params: ['beta?'],
  compute(given, params, caseName) {
    if (params.beta === undefined && !caseName.startsWith('hard')) throw new NotNeeded('no beta is given')
    const inputs = given as Tensors
    const [X, x] = [columns(inputs.X!), columns(inputs.x!)]
    const beta = (params.beta as number | undefined) ?? Infinity
    const { S, A, H } = attention(x, X, X, { beta })
    const result = { scores: vector(S), index: argmax(S.data), a: vector(A), h: vector(H) }
    if (!inputs.grad_h) return result
    const { dQ, dK, dV } = columnGradients(x, X, X, beta, columns(inputs.grad_h))
    return { ...result, grads: { X: tensor(map(dK, (value, i, j) => value + at(dV, i, j))), x: vector(dQ) } }
  },
}
const permutedSet: Form = {
  inputs: ['X', 'permutation'],
  params: ['beta'],
  compute(given, params) {
    const inputs = given as Tensors
    const X = columns(inputs.X!)
    const self = (set: Matrix): Tensor => tensor(attention(set, set, set, { beta: params.beta as number }).H)
    const order = inputs.permutation!.data
    const permuted = fromColumns(X.rows, X.cols, (j) => Array.from({ length: X.rows }, (_, i) => at(X, i, order[j]!)))
    return { H: self(X), H_permuted: self(permuted) }
  },
}
const set: Form = {
  inputs: ['X'],
  params: ['beta'],
  compute(given, params) {
    const X = columns((given as Tensors).X!)
    const { A, H } = attention(X, X, X, { beta: params.beta as number })
    return { A: tensor(A), H: tensor(H) }
  },
}

/** Values by the function of the attention demos, gradients by that of the transformer. */
const sdpaItem = adapterOf({
  inputs: ['q', 'k', 'v', 'mask?', 'grad_output?'],
  params: ['scale', 'fill?', 'causal?'],
  compute(given, params) {
    const inputs = given as Tensors
    const { q, k, v, mask } = inputs as Readonly<Record<'q' | 'k' | 'v' | 'mask', Tensor>>
    const lead = q.shape.slice(0, -2)
    const scale = params.scale as number
    const [t, s] = [q.shape.at(-2)!, k.shape.at(-2)!]
    const blocked = mask && tf.broadcastTo(tf.sub(1, toTf(mask)), [...lead, t, s])
    const parts = blocked && unbatch(fromTf(blocked))
    const isVisible =
      (n: number): AttentionMask =>
      (key, query) =>
        (!params.causal || causalMask(key, query)) && (!parts || at(parts[n]!, query, key) === 0)
    const [Q, K, V] = [q, k, v].map((x) => unbatch(x).map(transpose)) as [Matrix[], Matrix[], Matrix[]]
    const fill = params.fill as number | undefined
    const results = Q.map((_, n) =>
      attention(Q[n]!, K[n]!, V[n]!, { beta: scale, mask: isVisible(n), ...(fill !== undefined && { fill }) }),
    )
    const all = (list: readonly Matrix[]): Tensor => batch(list.map(transpose), lead)
    const values = { output: all(results.map(({ H }) => H)), weights: all(results.map(({ A }) => A)) }
    if (!inputs.grad_output) return values
    if (fill !== undefined) throw new NotNeeded('option fill together with gradients is not known')
    const heads = (x: Tensor): Tensor4D => tf.reshape(toTf(x), [1, -1, x.shape.at(-2)!, x.shape.at(-1)!])
    const bias = masksOf({
      causal: params.causal === true && t,
      blocked: blocked && tf.reshape(blocked, [1, -1, t, s]),
    })
    const { cache } = scaledDotProduct(heads(q), heads(k), heads(v), scale, bias)
    const { dq, dk, dv } = scaledDotProductGradient(cache, scale, heads(inputs.grad_output))
    return { ...values, grads: { q: like(dq, q), k: like(dk, k), v: like(dv, v) } }
  },
})

const result = (rotations: readonly [Matrix, Matrix, Matrix], given: Tensor, beta: number) => {
  const X = columns(given)
  const [Q, K, V] = rotations.map((R) => multiply(R, X)) as [Matrix, Matrix, Matrix]
  const [Rq, Rk, Rv] = rotations
  const found = { Rq, Rk, Rv, Q, K, V, ...attention(Q, K, V, { beta }) }
  return Object.fromEntries(Object.entries(found).map(([name, m]) => [name, tensor(m)]))
}
const radians = (degrees: unknown): number => ((degrees as number) * Math.PI) / 180
type Rotations = [Matrix, Matrix, Matrix]

/** The parameters say how rotations are given: as angles of the plane, as rotation vectors or as Euler angles. */
const rotationsItem: Adapter = (inputs, params, caseName) => {
  const byAngles = ['angle_q_deg', 'angle_k_deg', 'angle_v_deg']
  const byVectors = ['rotvec_q', 'rotvec_k', 'rotvec_v']
  const form = (names: readonly string[], rotations: () => Rotations) =>
    adapterOf({
      inputs: ['X'],
      params: [...names, 'beta'],
      compute: (given) => result(rotations(), (given as Tensors).X!, params.beta as number),
    })
  const of = (names: readonly string[], rotation: (value: unknown) => Matrix): Rotations =>
    names.map((name) => rotation(params[name])) as Rotations
  const [yaw, pitch, roll] = ((params.yaw_pitch_roll_deg as number[] | undefined) ?? []).map(radians)
  const none = rotation3([0, 0, 0])
  const adapter =
    'yaw_pitch_roll_deg' in params
      ? form(['yaw_pitch_roll_deg'], () => [rotationZyx(yaw!, pitch!, roll!), none, none])
      : 'rotvec_q' in params
        ? form(byVectors, () => of(byVectors, (v) => rotation3(v as [number, number, number])))
        : form(byAngles, () => of(byAngles, (degrees) => rotation2(radians(degrees))))
  return adapter(inputs, params, caseName)
}

/** torch's names of the projections: one stack of all three, or one each where keys or values have a width of their own. */
const PROJECTIONS = ['q', 'k', 'v'] as const
const WEIGHTS = ['in_proj_weight', 'in_proj_bias', 'out_proj.weight', 'out_proj.bias']
const SEPARATE = PROJECTIONS.map((name) => `${name}_proj_weight`)

const multiheadItem = adapterOf({
  inputs: ['query', 'key?', 'value?', 'weights', 'key_padding_mask?', 'attn_mask_true_is_blocked?', 'grad_output?'],
  params: ['num_heads', 'causal?'],
  only: { batch_first: true, dropout: 0 },
  implied({ query, key, value = key, weights }) {
    const width = (x: Json | undefined): number | undefined => (x as Tensor | undefined)?.shape[2]
    return {
      embed_dim: width(query)!,
      kdim: width(key ?? query),
      vdim: width(value ?? query),
      self_attention: key === undefined,
      bias: 'in_proj_bias' in (weights as Tensors),
    }
  },
  compute(given, params) {
    const inputs = given as Tensors
    const w = given.weights as Tensors
    const unknown = Object.keys(w).filter((name) => ![...WEIGHTS, ...SEPARATE].includes(name))
    if (unknown.length > 0) throw new NotNeeded(`weights ${unknown.join(', ')} are not known`)
    const { query, key, value = key } = inputs as { query: Tensor; key?: Tensor; value?: Tensor }
    const [B, t, d] = query.shape as [number, number, number]
    const heads = params.num_heads as number
    const s = key ? key.shape[1]! : t
    const biases = w.in_proj_bias ? tf.split(toTf(w.in_proj_bias), 3) : undefined
    const stack = w.in_proj_weight ? tf.split(toTf(w.in_proj_weight), 3) : SEPARATE.map((name) => toTf(w[name]!))
    const bias = (x?: TfTensor): TfTensor => (x ? tf.reshape(x, [1, d]) : tf.zeros([1, d]))
    const weights = [
      ...stack.flatMap((W, i) => [tf.transpose(W), bias(biases?.[i])]),
      ...[tf.transpose(toTf(w['out_proj.weight']!)), bias(w['out_proj.bias'] && toTf(w['out_proj.bias']))],
    ]
    const mask = masksOf({
      causal: params.causal === true && t,
      blocked: inputs.attn_mask_true_is_blocked && toTf(inputs.attn_mask_true_is_blocked),
      padding: inputs.key_padding_mask,
    })
    const context = {
      batch: B,
      ...(key && { memory: rows(key) }),
      ...(value && value !== key && { values: rows(value) }),
      mask,
    }
    const widths = { key: key?.shape[2], value: value?.shape[2] } as { key: number; value: number }
    const layer = multiHeadAttention(d, heads, key ? widths : {})
    const { y, cache } = layer.forward(weights, rows(query), context)
    const values = {
      output: like(y, query),
      weights_mean_over_heads: fromTf(tf.reshape(tf.mean(cache.A, 1), [B, t, s])),
      weights_per_head: fromTf(cache.A),
    }
    if (!inputs.grad_output) return values
    const { dx, dMemory, dValues, dw } = layer.backward(weights, cache, rows(inputs.grad_output), context)
    const [dq, , dk, , dv, , dOut] = dw.map((g) => (g.shape[0] === 1 ? g : tf.transpose(g))) as Tensor2D[]
    const projections = w.in_proj_weight
      ? { in_proj_weight: fromTf(tf.concat([dq!, dk!, dv!])) }
      : Object.fromEntries(SEPARATE.map((name, i) => [name, fromTf([dq!, dk!, dv!][i]!)]))
    return {
      ...values,
      grads: {
        query: like(dx, query),
        ...(dMemory && { key: like(dMemory, key!) }),
        ...(dValues && { value: like(dValues, value!) }),
        ...projections,
        in_proj_bias: fromTf(tf.reshape(tf.concat([dw[1]!, dw[3]!, dw[5]!]), [-1])),
        'out_proj.weight': fromTf(dOut!),
        'out_proj.bias': fromTf(tf.reshape(dw[7]!, [-1])),
      },
    }
  },
})

const encodedPositions: Form = {
  inputs: ['positions'],
  params: ['d_model'],
  compute: (inputs, params) => ({
    pe_rows: tensor(positionalEncoding((inputs as Tensors).positions!.data, params.d_model as number)),
  }),
}
const encodedSequence: Form = {
  inputs: ['x'],
  params: ['max_len', 'd_model'],
  only: { dropout: 0 },
  compute(inputs, params) {
    const positions = Array.from({ length: params.max_len as number }, (_, p) => p)
    const pe = positionalEncoding(positions, params.d_model as number)
    const shifted = unbatch((inputs as Tensors).x!).map((x) => map(x, (value, i, j) => value + at(pe, i, j)))
    return { pe: tensor(pe), x_plus_pe: batch(shifted, [shifted.length]) }
  },
}

export const adapters: Readonly<Record<string, Adapter>> = {
  attention_softargmax: adapterOf(projected, oneQuery, permutedSet, set),
  attention_sdpa: sdpaItem,
  qkv_rotations: rotationsItem,
  multihead_attention: multiheadItem,
  positional_encoding: adapterOf(encodedPositions, encodedSequence),
}
