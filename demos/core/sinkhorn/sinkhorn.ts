import { expectLength } from '../tensor/shapes'

/**
 * Transport plan Q, the codes of a batch by Sinkhorn and Knopp, as in SwAV: Caron et al. 2020 (arXiv 2006.09882),
 * equations 3 to 5.
 *
 *     Q* = argmax_{Q in 𝒬} Tr(Qᵀ Pᵀ E) + ε H(Q) = Diag(u) exp(Pᵀ E / ε) Diag(v)
 *
 * In 𝒬 the K rows (prototypes) sum to 1/K and the B columns (samples) to 1/B. To normalise rows and columns in turn
 * approaches Q*. As in the authors' code, rows come first and columns last, so that columns are exact in the end and rows
 * only nearly. The published code computes exp(s/ε) itself: with s ≤ 1, float32 overflows at ε < 1/88. Here the plan is
 * ln Q and every sum is a log-sum-exp, so that any finite scores and any ε > 0 will do.
 */
export interface TransportPlan {
  /** Prototypes, the rows. */
  K: number
  /** Samples, the columns. */
  B: number
  /** ln Q [K, B], row by row. */
  logQ: Float64Array
}
export type Side = 'rows' | 'columns'

/**
 * The plan before any normalisation: exp(s/ε) over its total.
 *
 * @param scores s [K, B], row by row
 * @throws RangeError when there are not K B scores
 */
export function initialPlan(scores: ArrayLike<number>, K: number, B: number, epsilon: number): TransportPlan {
  expectLength('initialPlan: scores', scores.length, K * B)
  const logQ = Float64Array.from(scores, (s) => s / epsilon)
  const total = logSumExp(logQ)
  return { K, B, logQ: logQ.map((value) => value - total) }
}

/** Scales every row to the sum 1/K, or every column to 1/B. */
export function normalizeSide({ K, B, logQ }: TransportPlan, side: Side): TransportPlan {
  const next = logQ.slice()
  for (const line of lines(K, B, side)) {
    const shift = logSumExp(line.map((i) => logQ[i]!)) + Math.log(side === 'rows' ? K : B)
    for (const i of line) next[i] = logQ[i]! - shift
  }
  return { K, B, logQ: next }
}

/**
 * Normalises rows, columns, rows and so on.
 *
 * @param count how many normalisations
 * @returns the plan before the first normalisation and after each: count + 1 plans
 */
export function sinkhornSteps(start: TransportPlan, count: number): TransportPlan[] {
  const plans = [start]
  for (let n = 0; n < count; n++) plans.push(normalizeSide(plans[n]!, n % 2 === 0 ? 'rows' : 'columns'))
  return plans
}

/** Sums of the rows [K] or of the columns [B] of Q. */
export function marginal({ K, B, logQ }: TransportPlan, side: Side): Float64Array {
  return Float64Array.from(lines(K, B, side), (line) => line.reduce((sum, i) => sum + Math.exp(logQ[i]!), 0))
}

/** Error of a marginal, Σ |sum − 1/K| over the rows or Σ |sum − 1/B| over the columns: from 0 to below 2. */
export function marginalError(plan: TransportPlan, side: Side): number {
  const target = 1 / (side === 'rows' ? plan.K : plan.B)
  return marginal(plan, side).reduce((error, sum) => error + Math.abs(sum - target), 0)
}

/** Hard codes: all the mass of a column goes to its largest entry, the first of equal ones. */
export function hardCodes(plan: TransportPlan): TransportPlan {
  const logQ = new Float64Array(plan.logQ.length).fill(-Infinity)
  for (const column of lines(plan.K, plan.B, 'columns')) {
    const best = column.reduce((a, b) => (plan.logQ[b]! > plan.logQ[a]! ? b : a))
    logQ[best] = -Math.log(plan.B)
  }
  return { ...plan, logQ }
}

/** ln Σ exp x; −∞ of nothing but −∞. */
function logSumExp(x: ArrayLike<number>): number {
  let largest = -Infinity
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, x[i]!)
  if (largest === -Infinity) return largest
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += Math.exp(x[i]! - largest)
  return largest + Math.log(sum)
}

/** Indices into Q of each row or each column. */
function lines(K: number, B: number, side: Side): number[][] {
  const [count, length] = side === 'rows' ? [K, B] : [B, K]
  const at = (line: number, n: number): number => (side === 'rows' ? line * B + n : n * B + line)
  return Array.from({ length: count }, (_, line) => Array.from({ length }, (_, n) => at(line, n)))
}
