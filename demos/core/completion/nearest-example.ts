/**
 * Finds the example that is nearest to x on the visible components alone, in squared distance.
 *
 * @param X examples [n, d]
 * @param visible indices of the components to compare
 * @returns index of the example
 */
export function nearestExample(
  X: ArrayLike<number>,
  d: number,
  x: ArrayLike<number>,
  visible: readonly number[],
): number {
  let best = 0
  let least = Infinity
  for (let i = 0; i < X.length / d; i++) {
    let distance = 0
    for (const p of visible) distance += (X[i * d + p]! - x[p]!) ** 2
    if (distance >= least) continue
    least = distance
    best = i
  }
  return best
}
