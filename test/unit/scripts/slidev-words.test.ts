import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compileScript, parse } from '@vue/compiler-sfc'
import { describe, expect, it } from 'vitest'
import { slidevWords } from '../../../components/slidev-words'
import { withWords, WORDED } from '../../../scripts/slidev-words'

const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))
const files = (readdirSync(client, { recursive: true, encoding: 'utf8' }) as string[])
  .map((name) => join(client, name).replaceAll('\\', '/'))
  .filter((file) => WORDED.test(file))
const sources = files.map((file) => [file.slice(client.length + 1), readFileSync(file, 'utf8')] as const)

it('every word is one that Slidev says', () => {
  const all = sources.map(([, code]) => code).join('\n')
  expect(sources.length).toBeGreaterThan(10)
  for (const word of [...Object.keys(slidevWords.fr), ...Object.keys(slidevWords.en)]) expect(all, word).toContain(word)
})

describe.each(sources)('%s', (name, code) => {
  const changed = withWords(code)

  it('looks its words up', () => {
    expect(changed).toContain('slidevWord(')
    expect(changed.match(/^import \{ slidevWord \}/gm)).toHaveLength(1)
    if (!name.endsWith('.vue')) return
    const { descriptor, errors } = parse(changed)
    expect(errors).toEqual([])
    const { bindings, content } = compileScript(descriptor, { id: name, inlineTemplate: true })
    expect(bindings).toHaveProperty('slidevWord')
    expect(content).not.toContain('_ctx.slidevWord')
  })

  it('leaves no English behind: titles, labels and text', () => {
    const left = [
      ...(changed.match(/\s(?:title|placeholder)="[^"]*[a-z]{2}[^"]*"/g) ?? []),
      ...(changed.match(/(?:label|display): '[^']*[a-z]{2}[^']*'/g) ?? []),
      ...(changed.match(/(?<!slidevWord\()'[A-Z][a-z]+(?: [A-Za-z]+)+'/g) ?? []),
      ...((parse(changed).descriptor.template?.content ?? '').match(/(?<=[^=-]>)\s*[A-Z][a-z]+[^<{]*(?=<)/g) ?? []),
    ]
    expect(left.map((text) => text.trim())).toEqual([])
  })
})
