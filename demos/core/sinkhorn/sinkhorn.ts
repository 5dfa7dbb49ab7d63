/**
 * Codes of a batch by Sinkhorn and Knopp, as in SwAV: Caron et al. 2020 (arXiv 2006.09882), equations 3 to 5.
 *
 *     Q* = argmax_{Q in 𝒬} Tr(Qᵀ Pᵀ E) + ε H(Q) = Diag(u) exp(Pᵀ E / ε) Diag(v)
 *
 * 𝒬: the K rows (prototypes) sum to 1/K, the B columns (samples) to 1/B. Normalising rows and columns in turn
 * approaches it; as in the authors' code rows come first and columns last, so a column is always right in the
 * end and a row only nearly. The published code computes exp(s/ε) as it is: with s ≤ 1, float32 overflows at
 * ε < 1/88. Here ln Q is kept and every sum is a log-sum-exp, so any finite scores and any ε > 0 will do.
 */
export interface Plan {
  /** Prototypes, the rows. */
  K: number
  /** Samples, the columns. */
  B: number
  /** ln Q [K, B], row by row. */
  logQ: Float64Array
}
export type Side = 'rows' | 'columns'

/** Q before any normalisation: exp(s/ε) over its total. Scores s [K, B]. */
export function startPlan(scores: ArrayLike<number>, K: number, B: number, epsilon: number): Plan {
  const logQ = Float64Array.from(scores, (s) => s / epsilon)
  const total = logSumExp(logQ)
  return { K, B, logQ: logQ.map((value) => value - total) }
}

/** Every row scaled to the sum 1/K, or every column to 1/B. */
export function normalise({ K, B, logQ }: Plan, side: Side): Plan {
  const next = logQ.slice()
  for (const line of lines(K, B, side)) {
    const shift = logSumExp(line.map((i) => logQ[i]!)) + Math.log(side === 'rows' ? K : B)
    for (const i of line) next[i] = logQ[i]! - shift
  }
  return { K, B, logQ: next }
}

/** The plan before the first and after each of `count` normalisations: rows, columns, rows ... */
export function sinkhornSteps(start: Plan, count: number): Plan[] {
  const plans = [start]
  for (let n = 0; n < count; n++) plans.push(normalise(plans[n]!, n % 2 === 0 ? 'rows' : 'columns'))
  return plans
}

/** Sums of the rows [K] or of the columns [B] of Q. */
export function marginal({ K, B, logQ }: Plan, side: Side): Float64Array {
  return Float64Array.from(lines(K, B, side), (line) => line.reduce((sum, i) => sum + Math.exp(logQ[i]!), 0))
}

/** Σ |sum − what it should be| over the rows or the columns: 0 if that marginal holds, below 2 in any case. */
export function marginalError(plan: Plan, side: Side): number {
  const target = 1 / (side === 'rows' ? plan.K : plan.B)
  return marginal(plan, side).reduce((error, sum) => error + Math.abs(sum - target), 0)
}

/** Hard codes: each column's mass given wholly to its largest entry (the first of equals). */
export function rounded(plan: Plan): Plan {
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
