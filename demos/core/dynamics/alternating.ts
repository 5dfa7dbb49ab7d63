import { startOf, type LinearSiamese, type Weights } from './linear-siamese'

/**
 * SimSiam's own reading, as alternating optimisation (Chen and He 2021, arXiv 2011.10566, section 5), of the linear model
 * without weight decay. A round fixes the targets η_x = w_a x_2, solves for the predictor, then for the encoder:
 *
 *     p ← argmin_p J(p, w, w) = 1 / (1 + σ²)        (the predictor stands for the mean over views, section 5.2)
 *     w ← argmin_w J(p, w, w_a) = w_a / ((1 + σ²) p)
 *
 * With a predictor the encoder keeps its weight; with p = 1 it loses the factor 1 + σ² each round. Without a
 * stop-gradient the targets are not fixed, and J(p, w, w) is least at w = 0.
 *
 * @returns the weights at the start and after each round, [rounds + 1]
 */
export function alternatingSteps(model: LinearSiamese, start: Weights, rounds: number): Weights[] {
  const spread = 1 + model.sigma2
  const { p, w } = startOf(model, start)
  const weights: Weights[] = [{ p, w }]
  while (weights.length <= rounds) {
    const solved = model.predictor ? 1 / spread : 1
    const target = weights.at(-1)!.w
    weights.push({ p: solved, w: model.stopGradient ? target / (spread * solved) : 0 })
  }
  return weights
}
