import { createMarkdownExit } from 'markdown-exit'
import { expect, it } from 'vitest'
import { keepPunctuation } from '../../../scripts/punctuation'

/** `$x$` as Slidev reads it, drawn as `[x]`. */
function withFormulas() {
  const md = createMarkdownExit()
  md.inline.ruler.after('escape', 'math_inline', (state, silent) => {
    const found = /^\$([^$]+)\$/.exec(state.src.slice(state.pos))
    if (!found) return false
    if (!silent) state.push('math_inline', 'math', 0).content = found[1]!
    state.pos += found[0].length
    return true
  })
  md.renderer.rules.math_inline = (tokens, index) => `[${tokens[index]!.content}]`
  keepPunctuation(md)
  return md
}

it.each([
  ['by $x$, then', 'by <span class="unbroken">[x],</span> then'],
  ['of $d/h$\u00a0: so', 'of <span class="unbroken">[d/h]\u00a0:</span> so'],
  ['($x$).', '(<span class="unbroken">[x]).</span>'],
  ['$x$ and $y$', '[x] and [y]'],
  ['**$x$**, then', '<strong>[x]</strong>, then'],
])('%s', (source, html) => {
  expect(withFormulas().renderInline(source)).toBe(html)
})
