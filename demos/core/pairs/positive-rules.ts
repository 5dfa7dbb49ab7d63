/**
 * Five rules that decide which pairs are positive. Each looks only at where two samples come from, never at what they
 * show, and so it can be wrong about what they show.
 */
export const POSITIVE_RULES = ['cpc', 'instance', 'video', 'audio', 'tracking'] as const
export type PositiveRule = (typeof POSITIVE_RULES)[number]

/** Where a sample comes from. */
export interface Origin {
  /** Number of the image or the clip. */
  source: number
  /** Position of a patch in its image. */
  row: number
  column: number
  /** Frame of a clip. */
  time: number
  /** Number of the track that the tracker follows. */
  track: number
  /** What the sample really shows. The rules must not read it; `verdictOf` judges them by it. */
  thing: number
}

/** Patches this far apart, or less, are near. */
export const NEAR_PATCHES = 1
/** Frames this far apart, or less, are near. */
export const NEAR_FRAMES = 2

/** Distance of two patches, in patches along the axis where it is larger. */
export const patchesApart = (a: Origin, b: Origin): number =>
  Math.max(Math.abs(a.row - b.row), Math.abs(a.column - b.column))
/** Distance of two frames in time. */
export const framesApart = (a: Origin, b: Origin): number => Math.abs(a.time - b.time)
/** Tells whether two samples come from the same image or clip. */
export const sameSource = (a: Origin, b: Origin): boolean => a.source === b.source

const predicates: Readonly<Record<PositiveRule, (a: Origin, b: Origin) => boolean>> = {
  /** Patches of one image, near each other (after CPC, arXiv 1807.03748, which predicts patches from those above). */
  cpc: (a, b) => sameSource(a, b) && patchesApart(a, b) <= NEAR_PATCHES,
  /** Two views of one image (instance discrimination, arXiv 1805.01978). */
  instance: sameSource,
  /** Frames of one clip, near in time. */
  video: (a, b) => sameSource(a, b) && framesApart(a, b) <= NEAR_FRAMES,
  /** Picture and sound of one clip (AVID, arXiv 2004.12943). */
  audio: sameSource,
  /** Ends of one track (Wang and Gupta, arXiv 1505.00687). */
  tracking: (a, b) => sameSource(a, b) && a.track === b.track,
}
/** Tells whether a rule takes two samples for a positive pair. */
export const isPositive = (rule: PositiveRule, a: Origin, b: Origin): boolean => predicates[rule](a, b)

export const VERDICTS = ['agrees', 'falseNegative', 'falsePositive', 'trivial'] as const
export type Verdict = (typeof VERDICTS)[number]

/**
 * Compares what a rule says of a pair with what the two samples show.
 *
 * @param alike whether the two are equal pixel for pixel, or one is silent: such a positive pair is right but teaches
 *   nothing, and counts as trivial
 */
export function verdictOf(rule: PositiveRule, a: Origin, b: Origin, alike: boolean): Verdict {
  const positive = isPositive(rule, a, b)
  const same = a.thing === b.thing
  if (positive !== same) return positive ? 'falsePositive' : 'falseNegative'
  return positive && alike ? 'trivial' : 'agrees'
}
