/** Half a cosine from 1 down to `final` (Loshchilov and Hutter 2017, arXiv 1608.03983, equation 5). */
function cosine(progress: number, final: number): number {
  return final + ((1 - final) * (1 + Math.cos(Math.PI * Math.min(1, progress)))) / 2
}

/** Linear warm-up from 0, then half a cosine: the factor of the learning rate at `step` of `steps`, counted from 0. */
export function warmupCosine(step: number, steps: number, warmup: number, final = 0): number {
  return step < warmup ? step / warmup : cosine((step - warmup) / (steps - warmup), final)
}

/** The same with a warm-up from `start` that reaches 1 at its last step: SwAV and DINO as published. */
export function warmupFromCosine(step: number, steps: number, warmup: number, start: number, final: number): number {
  if (step >= warmup) return cosine((step - warmup) / (steps - warmup), final)
  return start + ((1 - start) * step) / (warmup - 1)
}

/** Vaswani et al. 2017 (arXiv 1706.03762), equation 3, of width d: up linearly, then down with √step; steps from 1. */
export const inverseSquareRoot = (step: number, d: number, warmup: number): number =>
  Math.min(step ** -0.5, step * warmup ** -1.5) / Math.sqrt(d)
