import { expect, it } from 'vitest'
import type { ConfigPluginContext, ResolvedConfig } from 'vite'
import { lazyNotes } from '../../../scripts/lazy-notes'

const ID = '\0virtual:notes'
const note = 'a "quoted" <i class="katex">\\alpha</i>\n$& $1'
const slide = (noteHTML: string) =>
  `export const meta = { slide: { ...(${JSON.stringify({ title: 'x', noteHTML })}) } }`

function plugin(command: 'build' | 'serve') {
  const { configResolved, load, transform, renderChunk } = lazyNotes() as unknown as {
    configResolved(this: ConfigPluginContext | undefined, config: Pick<ResolvedConfig, 'command'>): void
    load(id: string): string | undefined
    transform(code: string, id: string): { code: string } | undefined
    renderChunk(code: string, chunk: { moduleIds: string[] }): { code: string } | undefined
  }
  configResolved.call(undefined, { command })
  return { load, transform, renderChunk }
}

it('the notes of a built site leave its first script for one of their own', () => {
  const { load, transform, renderChunk } = plugin('build')
  const rest = ['/a/b.md__slidev_7.frontmatter', '/a/c.md__slidev_12.frontmatter'].map(
    (id, i) => transform(slide(i ? note : 'seven'), id)!.code,
  )
  expect(rest).toEqual([slide(''), slide('')])
  expect(transform(slide(note), '/a/other.ts')).toBeUndefined()
  const { code } = renderChunk(load(ID)!, { moduleIds: [ID] })!
  expect(JSON.parse(code.replace('export default ', ''))).toEqual({ 7: 'seven', 12: note })
  expect(renderChunk(code, { moduleIds: ['/a/other.ts'] })).toBeUndefined()
})

it('on the development server slides keep theirs', () => {
  const { load, transform } = plugin('serve')
  expect(transform(slide(note), '/a/b.md__slidev_7.frontmatter')).toBeUndefined()
  expect(load(ID)).toBe('export default {}')
})
