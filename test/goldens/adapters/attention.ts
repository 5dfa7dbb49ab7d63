/** Golden items of attention: from the JSON of a case to the functions of core and back. */
import { attention, attentionGradient } from '../../../demos/core/attention/attention'
import { at, fromColumns, map, matrix, multiply, type Matrix } from '../../../demos/core/linalg/matrix'
import { meanWeights, multihead, multiheadGrad, type MultiheadWeights } from '../../../demos/core/attention/multihead'
import { positionalEncoding } from '../../../demos/core/attention/positional-encoding'
import { rotation2, rotation3, rotationZyx } from '../../../demos/core/linalg/rotation'
import { scaledDotProduct, scaledDotProductGrad } from '../../../demos/core/attention/rows'
import { argmax } from '../../../demos/core/attention/softargmax'
import type { Adapter, Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>

const tensor = (m: Matrix): Tensor => ({ shape: [m.rows, m.cols], data: [...m.data] })
const vector = (m: Matrix): Tensor => ({ shape: [m.data.length], data: [...m.data] })
/** A vector is a column. */
const columns = ({ shape, data }: Tensor): Matrix => matrix(shape[0]!, shape[1] ?? 1, data)
/** A vector is a row. */
const row = ({ data }: Tensor): Matrix => matrix(1, data.length, data)

/** The matrices `[L, d]` of a batch `[..., L, d]`, and back. */
function unbatch({ shape, data }: Tensor): Matrix[] {
  const [rows, cols] = shape.slice(-2) as [number, number]
  const count = data.length / (rows * cols)
  return Array.from({ length: count }, (_, n) => matrix(rows, cols, data.slice(n * rows * cols, (n + 1) * rows * cols)))
}
function batch(parts: readonly Matrix[], lead: readonly number[]): Tensor {
  return { shape: [...lead, parts[0]!.rows, parts[0]!.cols], data: parts.flatMap((part) => [...part.data]) }
}

const softargmaxItem: Adapter = (given, params, caseName) => {
  const inputs = given as Tensors
  const X = columns(inputs.X!)
  const beta = caseName.startsWith('hard') ? Infinity : (params.beta as number)
  if (inputs.Wq) {
    const Q = multiply(columns(inputs.Wq), columns(inputs.Xi ?? inputs.X!))
    const K = multiply(columns(inputs.Wk!), X)
    const V = multiply(columns(inputs.Wv!), X)
    const { A, H } = attention(Q, K, V, { beta })
    return { Q: tensor(Q), K: tensor(K), V: tensor(V), A: tensor(A), H: tensor(H) }
  }
  if (inputs.x) {
    const x = columns(inputs.x)
    const { S, A, H } = attention(x, X, X, { beta })
    const result = { scores: vector(S), index: argmax(S.data), a: vector(A), h: vector(H) }
    if (!inputs.grad_h) return result
    const { dQ, dK, dV } = attentionGradient({ Q: x, K: X, V: X, A, beta }, columns(inputs.grad_h))
    return { ...result, grads: { X: tensor(map(dK, (value, i, j) => value + at(dV, i, j))), x: vector(dQ) } }
  }
  const self = (set: Matrix) => attention(set, set, set, { beta })
  const { A, H } = self(X)
  if (!inputs.permutation) return { A: tensor(A), H: tensor(H) }
  const order = inputs.permutation.data
  const permuted = fromColumns(X.rows, X.cols, (j) => Array.from({ length: X.rows }, (_, i) => at(X, i, order[j]!)))
  return { H: tensor(H), H_permuted: tensor(self(permuted).H) }
}

const sdpaItem: Adapter = (given, params) => {
  const inputs = given as Tensors
  const lead = inputs.q!.shape.slice(0, -2)
  const [q, k, v] = [inputs.q!, inputs.k!, inputs.v!].map(unbatch) as [Matrix[], Matrix[], Matrix[]]
  const scale = params.scale as number
  const options = {
    scale,
    ...(inputs.mask && { mask: columns(inputs.mask) }),
    ...(params.fill !== undefined && { fill: params.fill as number }),
  }
  const results = q.map((_, n) => scaledDotProduct(q[n]!, k[n]!, v[n]!, options))
  const dOutput = inputs.grad_output && unbatch(inputs.grad_output)
  const grads = dOutput?.map((d, n) =>
    scaledDotProductGrad({ q: q[n]!, k: k[n]!, v: v[n]!, weights: results[n]!.weights, scale }, d),
  )
  const all = (list: readonly Matrix[]) => batch(list, lead)
  return {
    output: all(results.map((r) => r.output)),
    weights: all(results.map((r) => r.weights)),
    ...(grads && {
      grads: { q: all(grads.map((g) => g.q)), k: all(grads.map((g) => g.k)), v: all(grads.map((g) => g.v)) },
    }),
  }
}

const rotationsItem: Adapter = (given, params) => {
  const X = columns((given as Tensors).X!)
  const rad = (degrees: unknown): number => ((degrees as number) * Math.PI) / 180
  const rotation = (name: string): Matrix => {
    if ('yaw_pitch_roll_deg' in params) {
      const [yaw, pitch, roll] = (params.yaw_pitch_roll_deg as number[]).map(rad) as [number, number, number]
      return name === 'q' ? rotationZyx(yaw, pitch, roll) : rotation3([0, 0, 0])
    }
    return X.rows === 2
      ? rotation2(rad(params[`angle_${name}_deg`]))
      : rotation3(params[`rotvec_${name}`] as [number, number, number])
  }
  const [Rq, Rk, Rv] = ['q', 'k', 'v'].map(rotation) as [Matrix, Matrix, Matrix]
  const [Q, K, V] = [multiply(Rq, X), multiply(Rk, X), multiply(Rv, X)]
  const found = { Rq, Rk, Rv, Q, K, V, ...attention(Q, K, V, { beta: params.beta as number }) }
  return Object.fromEntries(Object.entries(found).map(([name, m]) => [name, tensor(m)]))
}

/** torch's masks say what is blocked; those of core say what may be looked at. */
const multiheadItem: Adapter = (given, params) => {
  const { weights: stored, ...rest } = given
  const inputs = rest as Tensors
  const w = stored as Tensors
  const query = unbatch(inputs.query!)
  const key = unbatch(inputs.key ?? inputs.query!)
  const value = unbatch(inputs.value ?? inputs.query!)
  const weights: MultiheadWeights = {
    inProjWeight: columns(w.in_proj_weight!),
    outProjWeight: columns(w['out_proj.weight']!),
    ...(w.in_proj_bias && { inProjBias: row(w.in_proj_bias) }),
    ...(w['out_proj.bias'] && { outProjBias: row(w['out_proj.bias']) }),
  }
  const sample = (n: number) => ({ query: query[n]!, key: key[n]!, value: value[n]! })
  const mask = (n: number): Matrix | undefined => {
    const padding = inputs.key_padding_mask
    if (padding) {
      const blocked = columns(padding)
      return map(matrix(query[n]!.rows, key[n]!.rows), (_, _i, j) => 1 - at(blocked, n, j))
    }
    return inputs.attn_mask_true_is_blocked && map(columns(inputs.attn_mask_true_is_blocked), (blocked) => 1 - blocked)
  }
  const results = query.map((_, n) => multihead(sample(n), weights, params.num_heads as number, mask(n)))
  const lead = [query.length]
  const dOutput = unbatch(inputs.grad_output!)
  const grads = results.map((result, n) => multiheadGrad(sample(n), weights, result, dOutput[n]!))
  type Grads = (typeof grads)[number]
  const perSample = (f: (g: Grads) => Matrix): Tensor => batch(grads.map(f), lead)
  const summed = (f: (g: Grads) => Matrix): Matrix =>
    grads.map(f).reduce((a, b) => map(a, (x, i, j) => x + at(b, i, j)))
  const self = (g: Grads): Matrix => map(g.query, (x, i, j) => x + at(g.key, i, j) + at(g.value, i, j))
  return {
    output: batch(
      results.map((r) => r.output),
      lead,
    ),
    weights_mean_over_heads: batch(
      results.map((r) => meanWeights(r.weights)),
      lead,
    ),
    weights_per_head: batch(
      results.flatMap((r) => r.weights),
      [query.length, params.num_heads as number],
    ),
    grads: {
      ...(params.self_attention
        ? { query: perSample(self) }
        : { query: perSample((g) => g.query), key: perSample((g) => g.key), value: perSample((g) => g.value) }),
      in_proj_weight: tensor(summed((g) => g.inProjWeight)),
      in_proj_bias: vector(summed((g) => g.inProjBias)),
      'out_proj.weight': tensor(summed((g) => g.outProjWeight)),
      'out_proj.bias': vector(summed((g) => g.outProjBias)),
    },
  }
}

const positionalItem: Adapter = (given, params) => {
  const inputs = given as Tensors
  const d = params.d_model as number
  if (inputs.positions) return { pe_rows: tensor(positionalEncoding(inputs.positions.data, d)) }
  const pe = positionalEncoding(
    Array.from({ length: params.max_len as number }, (_, p) => p),
    d,
  )
  const shifted = unbatch(inputs.x!).map((x) => map(x, (value, i, j) => value + at(pe, i, j)))
  return { pe: tensor(pe), x_plus_pe: batch(shifted, [shifted.length]) }
}

export const adapters: Readonly<Record<string, Adapter>> = {
  attention_softargmax: softargmaxItem,
  attention_sdpa: sdpaItem,
  qkv_rotations: rotationsItem,
  multihead_attention: multiheadItem,
  positional_encoding: positionalItem,
}
