import type { SlideRoute } from '@slidev/types'
import { findDemo } from './registry'

const aliasOf = (slide: SlideRoute | undefined): string | undefined => slide?.meta.slide?.frontmatter.routeAlias

/** Whether the slide with this alias holds a demo: it bears the demo's name, or the name and more: `numbers-energy`. */
export const holdsDemo = (alias: string | undefined, demo: string): boolean =>
  alias === demo || (!!alias?.startsWith(`${demo}-`) && !findDemo(alias))

/**
 * The slide that a link to a demo leads to, where the one that it names does not hold the demo: numbers of slides change from
 * one edition of the deck to the next.
 *
 * @param no number or alias that the link names
 * @returns an alias; undefined if the link is right, or no slide holds the demo
 */
export function slideOfDemo(demo: string, no: string, slides: readonly SlideRoute[]): string | undefined {
  const named = slides.find((slide) => slide.no === Number(no) || aliasOf(slide) === no)
  if (!findDemo(demo) || holdsDemo(aliasOf(named), demo)) return undefined
  const aliases = slides.map(aliasOf)
  return aliases.find((alias) => alias === demo) ?? aliases.find((alias) => holdsDemo(alias, demo))
}
