/** What breaks the symmetry of the two sides; the moving average makes the teacher a network of its own. */
export interface Switches {
  readonly predictor: boolean
  readonly stopGradient: boolean
  readonly movingAverage: boolean
}
export const RUNS = 8

export const switchesOf = (run: number): Switches => ({
  predictor: (run & 1) > 0,
  stopGradient: (run & 2) > 0,
  movingAverage: (run & 4) > 0,
})
export const runOf = ({ predictor, stopGradient, movingAverage }: Switches): number =>
  Number(predictor) + 2 * Number(stopGradient) + 4 * Number(movingAverage)

/** Where the published methods lie, and the method that collapses. */
export const NAMED: Readonly<Record<number, 'nothing' | 'simsiam' | 'byol'>> = { 0: 'nothing', 3: 'simsiam', 7: 'byol' }

export type Figure = 'loss' | 'spread' | 'rank' | 'knn'
/** Name of a metric of one run. */
export const metricOf = (figure: Figure, run: number): `${Figure}${number}` => `${figure}${run}`
