/** The notes of a slide, as readers get them. */
import type { Lang } from '../demos/core/text'

/** Everything after this paragraph explains; what is before it tells the speaker what to say, click and notice. */
const MARKER = /<p>\s*---explanation---\s*<\/p>/
const MINUTES = /<strong>\d+ min\.<\/strong>\s*/
/** Paragraphs for the speaker alone. */
const STAGE = /<p><strong>(?:À cliquer|À dire avant|Click|Say first|Say before)[^<]*<\/strong>[^]*?<\/p>\s*/g

/**
 * The explanation in a slide's notes. Notes that have none are shown whole, without the minutes and the stage directions.
 *
 * @param html - the notes, rendered
 * @returns what readers see, rendered
 */
export function explanationOf(html: string, lang: Lang): string {
  const explained = html.split(MARKER)[1]
  const prose = explained ?? html.replace(MINUTES, '').replace(STAGE, '')
  return lang === 'fr' ? prose.replace(/ ([:;?!»])/g, '\u202f$1').replace(/« /g, '«\u202f') : prose
}
