/** Mean and standard deviation of a sample, the latter with n − 1 (NaN for fewer than two values). */
export function meanAndStd(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : NaN }
}

/** Quantiles 0.975 of Student's t distribution, for 1, 2, 3 and 4 degrees of freedom. */
const STUDENT = [12.706, 4.303, 3.182, 2.776]

/** Half the width of the 95 % confidence interval of the mean, for two to five values (NaN otherwise). */
export function confidenceHalfWidth(values: readonly number[]): number {
  return ((STUDENT[values.length - 2] ?? NaN) * meanAndStd(values).deviation) / Math.sqrt(values.length)
}

/** Slope of the least-squares line, Σ (x − x̄)(y − ȳ) / Σ (x − x̄)²; NaN for fewer than two points. */
export function leastSquaresSlope(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [meanAndStd(x).mean, meanAndStd(y).mean]
  const over = x.reduce((sum, xi, i) => sum + (xi - mx) * (y[i]! - my), 0)
  return over / x.reduce((sum, xi) => sum + (xi - mx) ** 2, 0)
}
