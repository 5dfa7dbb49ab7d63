export interface CurvePath {
  path: string
  /** Points with no neighbour to be joined to. */
  points: [x: number, y: number][]
  last: { x: number; y: number; value: number } | undefined
}

/** The drawable stretches of a curve: it breaks at NaN, unless `join`, and a lone point stays a point. */
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
