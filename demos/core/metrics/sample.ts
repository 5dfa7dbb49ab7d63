/** Mean of a sample, and its standard deviation as an estimate (n − 1); NaN for fewer than two. */
export function sampleOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : NaN }
}

/** Quantiles 0.975 of Student's t, for 1, 2, 3 … degrees of freedom. */
const STUDENT = [12.706, 4.303, 3.182, 2.776]

/** Half the width of the 95 % interval of the mean of two to five values; NaN for fewer. */
export function halfInterval(values: readonly number[]): number {
  return ((STUDENT[values.length - 2] ?? NaN) * sampleOf(values).deviation) / Math.sqrt(values.length)
}

/** Slope of the line of least squares: Σ (x − x̄)(y − ȳ) / Σ (x − x̄)². */
export function slope(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [sampleOf(x).mean, sampleOf(y).mean]
  const over = x.reduce((sum, xi, i) => sum + (xi - mx) * (y[i]! - my), 0)
  return over / x.reduce((sum, xi) => sum + (xi - mx) ** 2, 0)
}
