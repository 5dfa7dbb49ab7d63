/** A curve as SVG: the path of its joined points, its single points, and its last point. */
export interface CurvePath {
  path: string
  /** Points without a neighbour to join. */
  points: [x: number, y: number][]
  last: { x: number; y: number; value: number } | undefined
}

/** Converts a curve to SVG. It is interrupted at NaN, unless `join` is true; a point without neighbours stays a point. */
export function curvePath(
  steps: readonly number[],
  values: readonly number[],
  x: (step: number) => number,
  y: (value: number) => number,
  join: boolean,
  log = false,
): CurvePath {
  const result: CurvePath = { path: '', points: [], last: undefined }
  let run: [number, number][] = []
  const close = (): void => {
    if (run.length === 1) result.points.push(run[0]!)
    else if (run.length > 1) result.path += `M${run.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}`
    run = []
  }
  for (let i = 0; i < steps.length; i++) {
    const value = values[i] ?? NaN
    if (!Number.isFinite(value) || (log && value <= 0)) {
      if (!join) close()
      continue
    }
    const point: [number, number] = [x(steps[i]!), y(value)]
    run.push(point)
    result.last = { x: point[0], y: point[1], value }
  }
  close()
  return result
}
