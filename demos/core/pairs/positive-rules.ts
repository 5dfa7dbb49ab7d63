/**
 * Who is a positive of whom: five rules, each a predicate on where two samples come from. None of them looks at
 * what is seen, which is how a rule can be wrong about it.
 */
export const POSITIVE_RULES = ['cpc', 'instance', 'video', 'audio', 'tracking'] as const
export type PositiveRule = (typeof POSITIVE_RULES)[number]

export interface Origin {
  /** Image or clip. */
  source: number
  /** Place of a patch in its image. */
  row: number
  column: number
  /** Frame of a clip. */
  time: number
  /** What a tracker calls this object of the clip. */
  track: number
  /** What is really seen or heard; for judging the rules, which must not read it. */
  thing: number
}

/** Patches this far apart, or less, are near. */
export const NEAR_PATCHES = 1
/** Frames this far apart, or less, are near. */
export const NEAR_FRAMES = 2

export const patchesApart = (a: Origin, b: Origin): number =>
  Math.max(Math.abs(a.row - b.row), Math.abs(a.column - b.column))
export const framesApart = (a: Origin, b: Origin): number => Math.abs(a.time - b.time)
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
export const isPositive = (rule: PositiveRule, a: Origin, b: Origin): boolean => predicates[rule](a, b)

export const VERDICTS = ['agrees', 'falseNegative', 'falsePositive', 'trivial'] as const
export type Verdict = (typeof VERDICTS)[number]

/**
 * The rule against what is there. `alike`: the two halves are equal pixel for pixel, or one is silent; a positive
 * pair of that sort is right and teaches nothing.
 */
export function verdictOf(rule: PositiveRule, a: Origin, b: Origin, alike: boolean): Verdict {
  const positive = isPositive(rule, a, b)
  const same = a.thing === b.thing
  if (positive !== same) return positive ? 'falsePositive' : 'falseNegative'
  return positive && alike ? 'trivial' : 'agrees'
}
