import { leastSquaresSlope } from '../statistics'

/**
 * Top-1 accuracy on ImageNet of a linear probe on a ResNet-50, per cent, with one piece of a recipe changed at a time.
 * 300 epochs; SimSiam 100. Numbers are printed in
 *
 *     BYOL     Grill et al. 2020 (arXiv 2006.07733): tables 5b, 14b, 16 and 17, also for its reproduction of SimCLR
 *     SimSiam  Chen and He 2020 (arXiv 2011.10566): § 4
 *     Barlow   Zbontar et al. 2021 (arXiv 2103.03230): § 4, caption of figure 2, table 6
 *
 * or read off the figures 3 and 4 of Zbontar et al., to about 0.1 point.
 */
export const ABLATIONS = ['batch', 'augmentations', 'asymmetry', 'projector'] as const
export type AblationName = (typeof ABLATIONS)[number]
/** Methods whose ablations are published. */
export type AblatedMethod = 'simclr' | 'byol' | 'simsiam' | 'barlow'

/** The accuracies of one method in an ablation. */
export interface PublishedCurve {
  readonly method: AblatedMethod
  /** By setting; NaN where nothing is published. */
  readonly values: readonly number[]
  /** Half the difference of the best and the worst of three runs, where that is printed: from 0.25. */
  readonly halves?: readonly number[]
  /** The values were read off a figure. */
  readonly readOff?: boolean
}
/** One piece of the recipes that is changed, and what each method reaches at each setting. */
export interface Ablation {
  readonly settings: readonly (number | string)[]
  readonly curves: readonly PublishedCurve[]
}
const NONE = NaN

/** The published ablations. */
export const PUBLISHED_ABLATIONS: Readonly<Record<AblationName, Ablation>> = {
  /** Images a step. BYOL and SimCLR average gradients over 4096 images for each update (§ 5): only the loss sees less. */
  batch: {
    settings: [64, 128, 256, 512, 1024, 2048, 4096],
    curves: [
      { method: 'simclr', values: [59.2, 63.6, 64.3, 66.5, 67.4, 67.8, 67.9], halves: [2.9, 0, 2.1, 0, 0, 0, 0] },
      { method: 'byol', values: [59.7, 69.6, 71.8, 72.2, 72.2, 72.4, 72.5], halves: [1.5, 0.5, 0, 0, 0, 0, 0] },
      { method: 'simsiam', values: [66.1, 67.3, 68.1, 68.1, 68.0, 67.9, 64.0] },
      { method: 'barlow', values: [NONE, NONE, NONE, NONE, 71.7, 71.4, NONE] },
    ],
  },
  /** All; without grey; without any change of colour; crop and blur; crop. Barlow: 71.4 minus what figure 3 says is lost. */
  augmentations: {
    settings: ['all', 'noGrey', 'noColour', 'cropBlur', 'crop'],
    curves: [
      { method: 'simclr', values: [67.9, 61.9, 45.7, 41.7, 40.3], halves: [0, 0, 0, 0, 0.3] },
      { method: 'byol', values: [72.5, 70.3, 63.4, 61.1, 59.4], halves: [0, 0, 0.7, 0.3, 0.3] },
      { method: 'barlow', values: [71.4, 64.7, 49.7, 48.3, 44.3], readOff: true },
    ],
  },
  /** What sets the two sides apart. For BYOL the moving average stands for the stop-gradient that comes with it. */
  asymmetry: {
    settings: ['neither', 'stop', 'predictor', 'both'],
    curves: [
      { method: 'byol', values: [0.1, 0.2, 0.3, 72.5] },
      { method: 'simsiam', values: [NONE, 0.1, 0.1, 67.7] },
      { method: 'barlow', values: [71.4, 70.5, 70.2, 61.3] },
    ],
  },
  /** Numbers of the embedding. */
  projector: {
    settings: [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384],
    curves: [
      {
        method: 'simclr',
        values: [NONE, 63.5, 64.0, 64.2, 64.8, 64.7, 64.5, 64.7, NONE, NONE, NONE],
        readOff: true,
      },
      {
        method: 'byol',
        values: [69.9, 71.3, 72.2, 72.5, 72.5, 72.6, NONE, NONE, NONE, NONE, NONE],
        halves: [0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      },
      {
        method: 'barlow',
        values: [NONE, 56.7, 57.8, 59.7, 62.0, 64.3, 66.6, 68.3, 70.0, 71.1, 72.0],
        readOff: true,
      },
    ],
  },
}

/**
 * What the papers say of larger batches: accuracy rises, or it stays level. SimCLR “rapidly deteriorates with batch
 * size” and BYOL “remains stable … from 256 to 4096” (Grill et al., § 5), Barlow Twins is “almost unaffected for a
 * batch as small as 256” (Zbontar et al., § 4).
 */
export type Trend = 'rises' | 'level'
export const BATCH_CLAIMS = { simclr: 'rises', byol: 'level', barlow: 'level' } as const satisfies Partial<
  Record<AblatedMethod, Trend>
>

/**
 * Computes how much ImageNet accuracy a method gains when the batch doubles: the slope of the least-squares line through
 * what is published for batches of 256 and more.
 *
 * @returns percentage points for each doubling
 */
export function publishedGain(method: AblatedMethod): number {
  const { settings, curves } = PUBLISHED_ABLATIONS.batch
  const { values } = curves.find((curve) => curve.method === method)!
  const known = values.flatMap((value, i) =>
    Number(settings[i]) >= 256 && !Number.isNaN(value) ? [{ x: Math.log2(Number(settings[i])), value }] : [],
  )
  return leastSquaresSlope(
    known.map(({ x }) => x),
    known.map(({ value }) => value),
  )
}
