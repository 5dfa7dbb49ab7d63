import { load } from '@slidev/parser/fs'
import { fileURLToPath } from 'node:url'
import { relative } from 'node:path'
import type { Lang } from '../../../demos/core/text'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Slide {
  /** File and place, for messages: the language's folder is left out, so that both decks compare. */
  where: string
  layout: string
  mark?: string
  alias?: string
  title: string
  note: string
  content: string
  /** Component tags with their attributes, in order. */
  components: readonly string[]
  /** Display equations, their words left out. */
  equations: readonly string[]
}

/** A deck as Slidev reads it: `src:` imports resolved, slides in order. */
export async function readDeck(lang: Lang): Promise<readonly Slide[]> {
  const entry = `${root}/${lang === 'fr' ? 'slides.md' : 'slides.en.md'}`
  const { slides } = await load({ userRoot: root, roots: [root] }, entry)
  return slides.map(({ frontmatter, content, note, title, source }) => ({
    where: `${relative(`${root}/pages/${lang}`, source.filepath)} #${source.index + 1}`,
    layout: String(frontmatter.layout ?? 'default'),
    mark: frontmatter.mark as string | undefined,
    alias: frontmatter.routeAlias as string | undefined,
    title: title ?? '',
    note: note ?? '',
    content,
    components: [...content.matchAll(/<([A-Z]\w*)\b([^>]*?)\/?>/g)].map(([, name, attributes]) =>
      `${name} ${attributes!
        .replace(/at="[^"]*"/, '')
        .replace(/question="[^"]*"/, 'question')
        .trim()}`.trim(),
    ),
    equations: [...content.matchAll(/\$\$([\s\S]*?)\$\$/g)].map(([, tex]) =>
      tex!.replace(/\\text\{[^}]*\}/g, '').replace(/\s+/g, ''),
    ),
  }))
}

/** What is read aloud or on the slide: no code, equation, tag, slot mark or address. */
export function prose({ content, note }: Pick<Slide, 'content' | 'note'>): string {
  return `${content}\n${note}`
    .replace(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, ' ')
    .replace(/<Demo\b[^>]*\bquestion="([^"]*)"[^>]*>/g, '$1')
    .replace(/<\/?[A-Za-z][^>]*>|^::\w+::$|https?:\S+/gm, ' ')
}
