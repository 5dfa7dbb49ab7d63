/**
 * What it takes to label images by hand. With N images, v votes for each, s seconds a vote and
 * H hours of work a year:
 *
 *   years = N v s / (3600 H)
 */
export interface LabellingJob {
  /** N */
  images: number
  /** v */
  votes: number
  /** s */
  seconds: number
  /** H */
  hours: number
}

const SECONDS_AN_HOUR = 3600

/** Computes the years that one person would need to label the images. */
export function personYears({ images, votes, seconds, hours }: LabellingJob): number {
  return (images * votes * seconds) / (SECONDS_AN_HOUR * hours)
}

/**
 * Solves the equation for s.
 *
 * @param years how long the work takes
 * @returns seconds a vote
 */
export function secondsPerVote(years: number, { images, votes, hours }: Omit<LabellingJob, 'seconds'>): number {
  return (years * SECONDS_AN_HOUR * hours) / (images * votes)
}
