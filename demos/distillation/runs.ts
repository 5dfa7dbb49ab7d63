import type { SiameseParts } from '../core/ssl/diagram'

export const RUNS = 8

export const switchesOf = (run: number): SiameseParts => ({
  predictor: (run & 1) > 0,
  stopGradient: (run & 2) > 0,
  movingAverage: (run & 4) > 0,
})
export const runOf = ({ predictor, stopGradient, movingAverage }: SiameseParts): number =>
  Number(predictor) + 2 * Number(stopGradient) + 4 * Number(movingAverage)

/** Where the published methods lie, and the method that collapses. */
export const NAMED: Readonly<Record<number, 'similarity' | 'simsiam' | 'byol'>> = {
  0: 'similarity',
  3: 'simsiam',
  7: 'byol',
}

export type Figure = 'loss' | 'spread' | 'rank' | 'knn' | 'knnEmbedding'
/** Name of a metric of one run. */
export const metricOf = (figure: Figure, run: number): `${Figure}${number}` => `${figure}${run}`
