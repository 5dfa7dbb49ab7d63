/**
 * One step of Adam for all n parameters, see `adam.ts` of optim: m and v to `m2` and `v2`, θ to `theta2`.
 *
 * @param rate η, corrected for the bias of both averages
 * @param epsilon ε, corrected likewise
 * @param penalty added to the gradient, times θ
 * @param kept what is kept of θ before the step: 1, or less with decoupled decay
 */
export function adam(
  theta: usize,
  m: usize,
  v: usize,
  gradient: usize,
  theta2: usize,
  m2: usize,
  v2: usize,
  n: i32,
  rate: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  epsilon: f32,
  penalty: f32,
  kept: f32,
): void {
  const bytes = (n as usize) * 4
  let at: usize = 0
  for (; at + 16 <= bytes; at += 16) {
    const old = v128.load(theta + at)
    const g = f32x4.add(v128.load(gradient + at), f32x4.mul(old, f32x4.splat(penalty)))
    const mean = f32x4.add(f32x4.mul(v128.load(m + at), f32x4.splat(beta1)), f32x4.mul(g, f32x4.splat(rest1)))
    const square = f32x4.mul(f32x4.mul(g, g), f32x4.splat(rest2))
    const variance = f32x4.add(f32x4.mul(v128.load(v + at), f32x4.splat(beta2)), square)
    const step = f32x4.div(mean, f32x4.add(f32x4.sqrt(variance), f32x4.splat(epsilon)))
    v128.store(m2 + at, mean)
    v128.store(v2 + at, variance)
    v128.store(theta2 + at, f32x4.sub(f32x4.mul(old, f32x4.splat(kept)), f32x4.mul(step, f32x4.splat(rate))))
  }
  for (; at < bytes; at += 4) {
    const old = load<f32>(theta + at)
    const g = load<f32>(gradient + at) + old * penalty
    const mean = load<f32>(m + at) * beta1 + g * rest1
    const variance = load<f32>(v + at) * beta2 + g * g * rest2
    store<f32>(m2 + at, mean)
    store<f32>(v2 + at, variance)
    store<f32>(theta2 + at, old * kept - (mean / (sqrt(variance) + epsilon)) * rate)
  }
}
