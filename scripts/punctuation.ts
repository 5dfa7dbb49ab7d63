import type { MarkdownExit } from 'markdown-exit'

const MARKS = /^[\u00a0\u202f]?[.,;:!?)”»]+/

/** Keeps an inline formula and the punctuation after it on one line: browsers may break beside KaTeX's boxes. */
export function keepPunctuation(md: MarkdownExit): void {
  md.core.ruler.push('punctuation', ({ tokens, Token }) => {
    const html = (content: string) => Object.assign(new Token('html_inline', '', 0), { content })
    const text = (content: string) => Object.assign(new Token('text', '', 0), { content })
    for (const block of tokens) {
      block.children = (block.children ?? []).flatMap((token, index, all) => {
        const marks = token.type === 'text' && all[index - 1]?.type === 'math_inline' && MARKS.exec(token.content)?.[0]
        const next = all[index + 1]
        const following = token.type === 'math_inline' && next?.type === 'text' && MARKS.exec(next.content)?.[0]
        if (marks) return [text(token.content.slice(marks.length))]
        if (following) return [html('<span class="unbroken">'), token, text(following), html('</span>')]
        return [token]
      })
    }
  })
}
