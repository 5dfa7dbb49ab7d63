/** Half a cosine from 1 down to `final`: Loshchilov and Hutter 2017 (arXiv 1608.03983), equation 5. */
function cosine(progress: number, final: number): number {
  return final + ((1 - final) * (1 + Math.cos(Math.PI * Math.min(1, progress)))) / 2
}

/**
 * Factor of the learning rate: a linear warm-up from 0, then half a cosine, as SimCLR's code has it.
 *
 * @param step counted from 0
 * @param steps of the whole run
 * @param warmup steps of the warm-up; the factor is 1 at the step after them
 * @param final factor after the last step
 */
export function warmupCosine(step: number, steps: number, warmup: number, final = 0): number {
  return step < warmup ? step / warmup : cosine((step - warmup) / (steps - warmup), final)
}

/**
 * Factor of the learning rate with a warm-up that starts at `start` and reaches 1 at its last step, as the codes of SwAV
 * and DINO have it; then half a cosine.
 *
 * @param step counted from 0
 * @param steps of the whole run
 * @param warmup steps of the warm-up
 * @param final factor after the last step
 */
export function warmupFromCosine(step: number, steps: number, warmup: number, start: number, final: number): number {
  if (step >= warmup) return cosine((step - warmup) / (steps - warmup), final)
  return start + ((1 - start) * step) / Math.max(1, warmup - 1)
}

/**
 * Learning rate of Vaswani et al. 2017 (arXiv 1706.03762), equation 3: up linearly, then down with √step.
 *
 * @param step counted from 1
 * @param d width of the model
 * @param warmup steps of the warm-up
 */
export const inverseSquareRoot = (step: number, d: number, warmup: number): number =>
  Math.min(step ** -0.5, step * warmup ** -1.5) / Math.sqrt(d)
