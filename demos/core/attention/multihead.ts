import {
  add,
  at,
  concatColumns,
  map,
  matrix,
  multiply,
  scale,
  sliceColumns,
  sliceRows,
  concatRows,
  transpose,
} from '../linalg/matrix'
import type { Matrix } from '../linalg/matrix'
import { scaledDotProduct, scaledDotProductGrad } from './rows'

/** Weights in the layout of torch.nn.MultiheadAttention; E is the width of a token. */
export interface MultiheadWeights {
  /** `[3E, E]`: W_q, W_k and W_v, one under the other. */
  inProjWeight: Matrix
  /** `[1, 3E]`; absent: no bias. */
  inProjBias?: Matrix
  /** `[E, E]` */
  outProjWeight: Matrix
  /** `[1, E]` */
  outProjBias?: Matrix
}

export interface Multihead {
  /** `[L_q, E]` */
  output: Matrix
  /** `[L_q, L_k]` of each head. */
  weights: Matrix[]
  /** What the gradient needs: projected queries, keys and values, and the heads side by side, `[L, E]`. */
  kept: { q: Matrix; k: Matrix; v: Matrix; heads: Matrix }
}

/** `y = x Wᵀ + b`, rows are tokens. */
function linear(x: Matrix, weight: Matrix, bias?: Matrix): Matrix {
  const y = multiply(x, transpose(weight))
  return bias ? map(y, (value, _, j) => value + at(bias, 0, j)) : y
}

const sumRows = (m: Matrix): Matrix =>
  multiply(
    map(matrix(1, m.rows), () => 1),
    m,
  )

/** The three parts of a stack of q, k and v. */
const thirds = (stack: Matrix): Matrix[] => {
  const E = stack.rows / 3
  return [0, 1, 2].map((part) => sliceRows(stack, part * E, (part + 1) * E))
}

/**
 * Multi-head attention, Vaswani et al. 2017, §3.2.2, for one sample: tokens are rows, head m owns the
 * features `m E/H … (m + 1) E/H - 1` of the projections. `mask [L_q, L_k]`: 1 where the query may look.
 */
export function multihead(
  inputs: { query: Matrix; key: Matrix; value: Matrix },
  weights: MultiheadWeights,
  heads: number,
  mask?: Matrix,
): Multihead {
  const W = thirds(weights.inProjWeight)
  const b = weights.inProjBias && thirds(transpose(weights.inProjBias)).map(transpose)
  const q = linear(inputs.query, W[0]!, b?.[0])
  const k = linear(inputs.key, W[1]!, b?.[1])
  const v = linear(inputs.value, W[2]!, b?.[2])
  const results = split([q, k, v], heads).map(([qm, km, vm]) => scaledDotProduct(qm!, km!, vm!, mask ? { mask } : {}))
  const concatenated = concatColumns(results.map((result) => result.output))
  return {
    output: linear(concatenated, weights.outProjWeight, weights.outProjBias),
    weights: results.map((result) => result.weights),
    kept: { q, k, v, heads: concatenated },
  }
}

/** For each head, its slice of features of each matrix. */
function split(matrices: readonly Matrix[], heads: number): Matrix[][] {
  const width = matrices[0]!.cols / heads
  return Array.from({ length: heads }, (_, m) => matrices.map((x) => sliceColumns(x, m * width, (m + 1) * width)))
}

export interface MultiheadGrads extends Required<MultiheadWeights> {
  query: Matrix
  key: Matrix
  value: Matrix
}

/** Gradients given `dOutput [L_q, E]`. In self-attention the input's is the sum of query, key and value. */
export function multiheadGrad(
  inputs: { query: Matrix; key: Matrix; value: Matrix },
  weights: MultiheadWeights,
  forward: Multihead,
  dOutput: Matrix,
): MultiheadGrads {
  const { q, k, v, heads } = forward.kept
  const count = forward.weights.length
  const dHeads = split([multiply(dOutput, weights.outProjWeight)], count)
  const perHead = split([q, k, v], count).map(([qm, km, vm], m) =>
    scaledDotProductGrad(
      { q: qm!, k: km!, v: vm!, weights: forward.weights[m]!, scale: 1 / Math.sqrt(qm!.cols) },
      dHeads[m]![0]!,
    ),
  )
  const dq = concatColumns(perHead.map((grads) => grads.q))
  const dk = concatColumns(perHead.map((grads) => grads.k))
  const dv = concatColumns(perHead.map((grads) => grads.v))
  const W = thirds(weights.inProjWeight)
  return {
    query: multiply(dq, W[0]!),
    key: multiply(dk, W[1]!),
    value: multiply(dv, W[2]!),
    inProjWeight: concatRows([
      multiply(transpose(dq), inputs.query),
      multiply(transpose(dk), inputs.key),
      multiply(transpose(dv), inputs.value),
    ]),
    inProjBias: concatColumns([sumRows(dq), sumRows(dk), sumRows(dv)]),
    outProjWeight: multiply(transpose(dOutput), heads),
    outProjBias: sumRows(dOutput),
  }
}

/** Mean over heads, as torch reports the weights. */
export function meanWeights(weights: readonly Matrix[]): Matrix {
  return scale(weights.reduce(add), 1 / weights.length)
}
