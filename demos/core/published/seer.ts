/**
 * Top-1 accuracy on ImageNet after fine-tuning, against the number of parameters: figure 1 of SEER, Goyal et al. 2021
 * (arXiv 2103.01988). `exact` numbers are printed somewhere: SEER's largest in its abstract, SimCLRv2 in table 1 of
 * Chen et al. 2020 (arXiv 2006.10029), ViT-B/16 without labels in Dosovitskiy et al. 2020 (arXiv 2010.11929, § 4.6).
 * The others are read off the figure: to about 0.1 point, and 3 % of the parameters.
 */
export const SEER_METHODS = ['seer', 'swav', 'simclr2', 'vit'] as const
/** A method of the figure. */
export type SeerMethod = (typeof SEER_METHODS)[number]

/** One point of the figure. */
export interface PublishedResult {
  readonly method: SeerMethod
  /** In millions. */
  readonly parameters: number
  /** In per cent. */
  readonly accuracy: number
  /** True when the number is printed, false when it was read off the figure. */
  readonly exact: boolean
}

const TABLE: readonly (readonly [SeerMethod, number, number, 'exact' | 'read off'])[] = [
  ['seer', 42, 80.2, 'read off'],
  ['seer', 91, 81.7, 'read off'],
  ['seer', 156, 82.7, 'read off'],
  ['seer', 250, 83.3, 'read off'],
  ['seer', 693, 83.8, 'read off'],
  ['seer', 1300, 84.2, 'exact'],
  ['swav', 47, 79.8, 'read off'],
  ['swav', 91, 80.4, 'read off'],
  ['swav', 182, 82, 'read off'],
  ['simclr2', 35, 78.7, 'exact'],
  ['simclr2', 65, 80.6, 'exact'],
  ['simclr2', 89, 81.3, 'exact'],
  ['simclr2', 140, 81.3, 'exact'],
  ['simclr2', 257, 82.4, 'exact'],
  ['simclr2', 354, 82.9, 'exact'],
  ['simclr2', 795, 83.1, 'exact'],
  ['vit', 91, 79.9, 'exact'],
]
/** The points of the figure, by method and then by size. */
export const PUBLISHED_RESULTS: readonly PublishedResult[] = TABLE.map(([method, parameters, accuracy, from]) => ({
  method,
  parameters,
  accuracy,
  exact: from === 'exact',
}))

/**
 * One network, ResNeXt-101 32x8d of 91 million parameters, and a billion images: chosen by their hashtags, which it
 * predicts (Mahajan et al. 2018, arXiv 1805.00932), or unfiltered, without any label (SEER). Per cent, as shown in
 * the lecture.
 */
export const HASHTAG_ACCURACY = 82.6
export const UNFILTERED_ACCURACY = 81.6

/**
 * Computes the gain in accuracy for ten times the parameters, from the next smaller network of the same method to each.
 *
 * @returns percentage points [n]; NaN for the smallest network of a method
 */
export function pointsPerTenfold(results: readonly PublishedResult[]): number[] {
  return results.map(({ method, parameters, accuracy }, i) => {
    const smaller = results[i - 1]
    return smaller?.method === method
      ? (accuracy - smaller.accuracy) / Math.log10(parameters / smaller.parameters)
      : NaN
  })
}
