/** Value and gradient of a smooth function at a point. */
export type Objective = (point: Float64Array) => { value: number; gradient: Float64Array }

const MEMORY = 10
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const add = (a: Float64Array, scale: number, b: Float64Array): Float64Array =>
  a.map((value, i) => value + scale * b[i]!)

/**
 * Minimises a convex function by limited-memory BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5), with
 * Armijo's rule for the length of a step.
 *
 * @param f gives the value and the gradient at a point
 * @param start the first point [n]
 * @param precision stops when no entry of the gradient is larger
 * @param iterations stops after so many steps
 * @returns the point of the smallest value found [n]
 */
export function lbfgs(f: Objective, start: Float64Array, precision = 1e-9, iterations = 1000): Float64Array {
  let x = start
  let { value, gradient } = f(x)
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = []
  for (let step = 0; step < iterations; step++) {
    if (gradient.every((g) => Math.abs(g) <= precision)) break
    const direction = descent(gradient, pairs)
    const slope = dot(direction, gradient)
    let length = pairs.length > 0 ? 1 : Math.min(1, 1 / Math.sqrt(-slope))
    let next = f(add(x, length, direction))
    while (next.value > value + 1e-4 * length * slope && length > 1e-12) {
      length /= 2
      next = f(add(x, length, direction))
    }
    if (next.value >= value) break // no smaller value can be told apart in float64
    const s = direction.map((d) => length * d)
    const y = add(next.gradient, -1, gradient)
    if (dot(s, y) > 0) pairs.push({ s, y, rho: 1 / dot(s, y) })
    if (pairs.length > MEMORY) pairs.shift()
    x = add(x, 1, s)
    ;({ value, gradient } = next)
  }
  return x
}

/** −H ∇f, H the inverse Hessian as the pairs tell it (two-loop recursion, algorithm 7.4). */
function descent(gradient: Float64Array, pairs: readonly { s: Float64Array; y: Float64Array; rho: number }[]) {
  let q = gradient
  const alphas: number[] = []
  for (const { s, y, rho } of [...pairs].reverse()) {
    const alpha = rho * dot(s, q)
    alphas.unshift(alpha)
    q = add(q, -alpha, y)
  }
  const last = pairs.at(-1)
  const scale = last ? 1 / (last.rho * dot(last.y, last.y)) : 1
  let r: Float64Array = q.map((value) => scale * value)
  pairs.forEach(({ s, y, rho }, i) => {
    r = add(r, alphas[i]! - rho * dot(y, r), s)
  })
  return r.map((value) => -value)
}
