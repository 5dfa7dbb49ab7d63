/** How the slides of the deck are read: four pages to scroll, each with its contents. */

export const READING_PARTS = ['a', 'b', 'p', 'appendix'] as const
export type ReadingPart = (typeof READING_PARTS)[number]

/** What a slide says of itself in its frontmatter. */
export interface SlideHead {
  routeAlias?: string
  layout?: string
}

/**
 * The part that each slide is read in.
 *
 * @param heads - the frontmatter of all slides, in order
 * @returns the part of each; undefined for those before part A, which only serve in the hall
 */
export function partsOfSlides(heads: readonly SlideHead[]): (ReadingPart | undefined)[] {
  let part: ReadingPart | undefined
  return heads.map(({ routeAlias, layout }) => {
    part = READING_PARTS.find((name) => routeAlias === `part-${name}`) ?? part
    if (part && (layout === 'appendix' || layout === 'end')) part = 'appendix'
    return part
  })
}

/** Text as it is searched: without accents, capitals and the kinds of spaces. */
export const searchable = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, ' ').trim()
