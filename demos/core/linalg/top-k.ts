/**
 * Indices of the k largest values, the largest first, as `torch.topk` sorts them. Of equal values the earlier is first.
 *
 * @param values list of n numbers
 * @returns min(k, n) indices
 */
export function topK(values: ArrayLike<number>, k: number): Int32Array {
  const best = new Int32Array(Math.min(k, values.length))
  let found = 0
  for (let i = 0; i < values.length; i++) {
    if (found === best.length && !(values[i]! > values[best[found - 1]!]!)) continue
    let at = found < best.length ? found++ : found - 1
    for (; at > 0 && values[i]! > values[best[at - 1]!]!; at--) best[at] = best[at - 1]!
    best[at] = i
  }
  return best
}
