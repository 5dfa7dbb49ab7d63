/**
 * Tells whether outputs depend on the image or on the transform. Both figures are mean cosines of outputs less their
 * mean: `image` of pairs with the same image and different transforms, `transform` of pairs with different images and
 * the same transform. Invariant outputs give about (1, 0); outputs that contain only the transform give about (0, 1).
 *
 * @param outputs of n images under T transforms each, [n T, d]; the rows of an image follow each other
 * @param transforms T
 * @returns NaN when there are fewer than two images or transforms
 * @throws RangeError when `outputs` is not made of rows of d numbers
 */
export function transformSimilarity(outputs: ArrayLike<number>, d: number, transforms: number) {
  const rows = centredUnitRows(outputs, d)
  const images = rows.length / transforms
  const sums = { image: 0, transform: 0 }
  const pairs = { image: 0, transform: 0 }
  rows.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const sameImage = Math.floor(i / transforms) === Math.floor(j / transforms)
      if (!sameImage && i % transforms !== j % transforms) continue
      const kind = sameImage ? 'image' : 'transform'
      sums[kind] += a.reduce((sum, x, k) => sum + x * rows[j]![k]!, 0)
      pairs[kind]++
    }
  })
  if (images < 2 || transforms < 2) return { image: NaN, transform: NaN }
  return { image: sums.image / pairs.image, transform: sums.transform / pairs.transform }
}

function centredUnitRows(values: ArrayLike<number>, d: number): Float64Array[] {
  const n = values.length / d
  const mean = new Float64Array(d)
  for (let i = 0; i < values.length; i++) mean[i % d]! += values[i]! / n
  return Array.from({ length: n }, (_, i) => {
    const row = mean.map((m, k) => values[i * d + k]! - m)
    const norm = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)) || 1
    return row.map((x) => x / norm)
  })
}
