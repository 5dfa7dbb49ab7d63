/** Slides by a name that is equal in both languages: their alias, or the alias before them and how far behind it they are. */
import type { SlideRoute } from '@slidev/types'

const aliasOf = (slide: SlideRoute | undefined): string | undefined =>
  slide?.meta.slide?.frontmatter.routeAlias as string | undefined

/** The name of a slide, by its number from 1 on. */
export function slideKeyOf(slides: readonly SlideRoute[], no: number): string {
  for (let at = no; at > 0; at--) {
    const alias = aliasOf(slides[at - 1])
    if (alias) return at === no ? alias : `${alias}+${no - at}`
  }
  return `+${no}`
}

/** The number of a slide of this name; undefined if there is none. */
export function slideNoOf(slides: readonly SlideRoute[], key: string): number | undefined {
  const [alias, behind = '0'] = key.split('+')
  const start = alias ? slides.findIndex((slide) => aliasOf(slide) === alias) + 1 : Number(alias === '')
  const no = alias ? start + Number(behind) : Number(behind)
  return start > 0 && no >= 1 && no <= slides.length ? no : undefined
}
