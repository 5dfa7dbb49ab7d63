/**
 * Linear warm-up from 0, then half a cosine down to `final` (Loshchilov and Hutter 2017, arXiv
 * 1608.03983, equation 5): the factor of the learning rate at `step` of `steps`, counted from 0.
 */
export function warmupCosine(step: number, steps: number, warmup: number, final = 0): number {
  if (step < warmup) return step / warmup
  const progress = Math.min(1, (step - warmup) / (steps - warmup))
  return final + ((1 - final) * (1 + Math.cos(Math.PI * progress))) / 2
}
