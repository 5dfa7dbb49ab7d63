import { describe, expect, it } from 'vitest'
import { Random } from '../../../../demos/core/random'
import {
  marginal,
  marginalError,
  normalizeSide,
  hardCodes,
  sinkhornSteps,
  initialPlan,
} from '../../../../demos/core/sinkhorn/sinkhorn'

const [K, B] = [4, 9]
const random = new Random(3, 'scores')
const scores = Float64Array.from({ length: K * B }, () => random.uniform(-1, 1))
const q = ({ logQ }: { logQ: Float64Array }) => [...logQ].map(Math.exp)

/** SwAV's code line by line, with plain exponentials. */
function published(s: Float64Array, epsilon: number, iterations: number): number[] {
  const Q = [...s].map((x) => Math.exp(x / epsilon))
  const total = Q.reduce((a, b) => a + b)
  const scale = (of: (i: number) => number, count: number) => {
    const sums = new Array<number>(count).fill(0)
    Q.forEach((x, i) => (sums[of(i)]! += x))
    Q.forEach((x, i) => (Q[i] = x / sums[of(i)]! / count))
  }
  Q.forEach((x, i) => (Q[i] = x / total))
  for (let n = 0; n < iterations; n++) {
    scale((i) => Math.floor(i / B), K)
    scale((i) => i % B, B)
  }
  return Q
}

describe('Sinkhorn', () => {
  it.each([0, 1, 3, 10])('agrees with plain exponentials after %i iterations', (iterations) => {
    const plan = sinkhornSteps(initialPlan(scores, K, B, 0.1), 2 * iterations).at(-1)!
    published(scores, 0.1, iterations).forEach((value, i) => expect(q(plan)[i]).toBeCloseTo(value, 12))
  })

  it('makes the side it has just normalised exact, and nears the other', () => {
    const plans = sinkhornSteps(initialPlan(scores, K, B, 0.05), 40)
    expect(marginalError(plans[1]!, 'rows')).toBeLessThan(1e-12)
    expect(marginalError(plans[1]!, 'columns')).toBeGreaterThan(0.1)
    expect(marginalError(plans[2]!, 'columns')).toBeLessThan(1e-12)
    const rows = plans.filter((_, n) => n % 2 === 0).map((plan) => marginalError(plan, 'rows'))
    for (let n = 1; n < rows.length; n++) expect(rows[n]).toBeLessThanOrEqual(rows[n - 1]! + 1e-12)
    expect(rows.at(-1)).toBeLessThan(0.05 * rows[0]!)
  })

  it('converges to Diag(u) exp(s/ε) Diag(v)', () => {
    const epsilon = 0.2
    const { logQ } = sinkhornSteps(initialPlan(scores, K, B, epsilon), 400).at(-1)!
    // what is left of ln Q without s/ε is a term of the row plus a term of the column
    const left = (k: number, b: number) => logQ[k * B + b]! - scores[k * B + b]! / epsilon
    for (let k = 0; k < K; k++)
      for (let b = 0; b < B; b++) expect(left(k, b) - left(k, 0) - left(0, b) + left(0, 0)).toBeCloseTo(0, 9)
    expect(marginalError({ K, B, logQ }, 'rows')).toBeLessThan(1e-9)
  })

  it('survives scores that overflow exp, in float32 and in float64', () => {
    expect(Math.exp(40 / 0.05)).toBe(Infinity)
    const plan = sinkhornSteps(initialPlan([30, 2, 1, 40], 2, 2, 0.05), 6).at(-1)!
    expect(q(plan)).toEqual([0.5, 0, 0, 0.5].map((value) => expect.closeTo(value, 9)))
    const unit = sinkhornSteps(initialPlan(scores, K, B, 1e-3), 20).at(-1)!
    expect(q(unit).every(Number.isFinite)).toBe(true)
    expect(marginalError(unit, 'columns')).toBeLessThan(1e-9)
  })

  it('with columns alone is a softargmax: one prototype may take all', () => {
    const near = Float64Array.from({ length: K * B }, (_, i) => (i < B ? 0.9 : 0.1))
    const start = initialPlan(near, K, B, 0.05)
    expect(marginal(normalizeSide(start, 'columns'), 'rows')[0]).toBeGreaterThan(0.999)
    for (const mass of marginal(sinkhornSteps(start, 2).at(-1)!, 'rows')) expect(mass).toBeCloseTo(1 / K, 9)
  })

  it('rounds each sample to one prototype, which keeps columns but not rows', () => {
    const hard = hardCodes(sinkhornSteps(initialPlan(scores, K, B, 0.05), 6).at(-1)!)
    expect(q(hard).filter((value) => value > 0)).toHaveLength(B)
    expect(marginalError(hard, 'columns')).toBeLessThan(1e-12)
    // 9 samples cannot be shared out to 4 prototypes one by one
    expect(marginalError(hard, 'rows')).toBeGreaterThan(0.05)
  })
})
