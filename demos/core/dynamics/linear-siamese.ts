/**
 * The smallest model of BYOL and SimSiam: an encoder and a predictor of one weight each, trained by gradient descent.
 * It is the scalar case of Tian, Chen and Ganguli 2021 (arXiv 2102.06810), with equal learning rates (α_p = 1) and their
 * isotropic data: x has variance 1, and a view x_i = x + ε_i adds noise of variance σ². With embeddings e_i = w x_i, the
 * loss of the student p e_1 against the target w_a x_2 is
 *
 *     J(p, w, w_a) = ½ E (p w x_1 − w_a x_2)² = ½ [(1 + σ²) p² w² − 2 p w w_a + (1 + σ²) w_a²]
 */
export interface LinearSiamese {
  /** Without a predictor p is 1 and stays 1. */
  predictor: boolean
  /** Without a stop-gradient the loss also trains what the target has of the encoder: the share 1 − m. */
  stopGradient: boolean
  /** Variance σ² of what differs between two views, above 0. */
  sigma2: number
  /** Weight decay η, above 0. */
  eta: number
  /** Momentum m of the target, w_a ← m w_a + (1 − m) w; with 0 the target is the encoder itself, as in SimSiam. */
  momentum: number
}

export interface Weights {
  /** Of the predictor. */
  p: number
  /** Of the encoder. */
  w: number
}
export interface State extends Weights {
  /** Weight w_a of the target. */
  target: number
}

/** Learning rate of `gradientStep`: small enough to follow the gradient flow, of which the paper speaks. */
const RATE = 0.1

/** Weights at the start of training; the target begins as a copy of the encoder. */
export const startOf = ({ predictor }: LinearSiamese, { p, w }: Weights): State => ({
  p: predictor ? p : 1,
  w,
  target: w,
})

/** The part of the target that the gradient reaches. */
const share = ({ stopGradient, momentum }: LinearSiamese): number => (stopGradient ? 0 : 1 - momentum)

/**
 * Velocity of the weights under gradient flow with weight decay: −∂J/∂p − η p and −∂J/∂w − η w, and without a
 * stop-gradient also −(1 − m) ∂J/∂w_a. With it and with w_a = τ w these are equations 11 and 12 of the paper, where
 * s = w²:
 *
 *     ṗ = w (w_a − (1 + σ²) p w) − η p
 *     ẇ = p (w_a − (1 + σ²) p w) − η w
 */
export function velocity(model: LinearSiamese, { p, w, target }: State): Weights {
  const error = target - (1 + model.sigma2) * p * w
  const throughTarget = share(model) * (p * w - (1 + model.sigma2) * target)
  return {
    p: model.predictor ? w * error - model.eta * p : 0,
    w: p * error + throughTarget - model.eta * w,
  }
}

/** One step of gradient descent, then of the target's moving average. */
export function gradientStep(model: LinearSiamese, state: State): State {
  const by = velocity(model, state)
  const w = state.w + RATE * by.w
  return { p: state.p + RATE * by.p, w, target: model.momentum * state.target + (1 - model.momentum) * w }
}

/** All states of a run, the start first. */
export function trajectory(model: LinearSiamese, start: Weights, steps: number): State[] {
  const states = [startOf(model, start)]
  while (states.length <= steps) states.push(gradientStep(model, states.at(-1)!))
  return states
}

/**
 * Weights with w > 0 at which nothing moves. There the target has caught up, w_a = w, so that ẇ / w depends on p alone
 * and vanishes at the roots of
 *
 *     (1 + σ²) p² − (1 + c) p + c (1 + σ²) + η = 0,   c = 0 with a stop-gradient, else 1 − m,
 *
 * and ṗ = 0 gives w² = η p / (1 − (1 + σ²) p). With a stop-gradient these are the p*₊ and p*₋ of the paper (section 3.2),
 * with w = p. Without a predictor there are none.
 *
 * @returns none, or two: the one with the smaller p first
 * @throws RangeError when σ² or η is not above 0
 */
export function fixedPoints(model: LinearSiamese): Weights[] {
  if (!(model.sigma2 > 0 && model.eta > 0))
    throw new RangeError(`fixedPoints: σ² is ${model.sigma2} and η is ${model.eta}, expected both above 0`)
  if (!model.predictor) return []
  const [a, c] = [1 + model.sigma2, share(model)]
  const discriminant = (1 + c) ** 2 - 4 * a * (c * a + model.eta)
  if (discriminant < 0) return []
  return [-1, 1].flatMap((sign) => {
    const p = (1 + c + sign * Math.sqrt(discriminant)) / (2 * a)
    const squared = (model.eta * p) / (1 - a * p)
    return squared > 0 ? [{ p, w: Math.sqrt(squared) }] : []
  })
}

/** Enough steps for a run to decide where it goes, at the smallest weight decay of the demo. */
const LONGEST = 4000
const NEAR = 0.03

/** Whether training from here ends at w = 0. */
export function collapses(model: LinearSiamese, start: Weights): boolean {
  const held = fixedPoints(model).at(-1)
  if (!held) return true
  let state = startOf(model, start)
  for (let step = 0; step < LONGEST; step++) {
    if (Math.hypot(state.p - held.p, state.w - held.w, state.target - held.w) < NEAR) return false
    if (Math.hypot(state.p, state.w, state.target) < NEAR) return true
    state = gradientStep(model, state)
  }
  return Math.abs(state.w) < held.w / 2
}

/**
 * The least w from which training does not collapse, for each p: the edge between what w = 0 attracts and what the other
 * fixed point attracts, by bisection.
 *
 * @param most largest w of interest
 * @returns [n], Infinity where even `most` collapses
 */
export function collapseEdge(model: LinearSiamese, ps: readonly number[], most: number): number[] {
  if (fixedPoints(model).length === 0) return ps.map(() => Infinity)
  return ps.map((p) => {
    if (collapses(model, { p, w: most })) return Infinity
    let [low, high] = [0, most]
    while (high - low > most / 512) {
      const w = (low + high) / 2
      if (collapses(model, { p, w })) low = w
      else high = w
    }
    return high
  })
}
