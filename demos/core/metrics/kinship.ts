/**
 * What an output answers to: outputs [n · T, d] of n images under T transforms each, an image's own in a row. Mean
 * cosine, about the mean of all, of two outputs of one image under two transforms, and of two images under one.
 * An output that ignores the transform has 1 and about 0, one that tells nothing but the transform about 0 and 1.
 */
export function kinship(outputs: ArrayLike<number>, d: number, transforms: number) {
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
