import type { Plugin } from 'vite'

const FRONTMATTER = /__slidev_(\d+)\.frontmatter$/
const NOTE = /"noteHTML":("(?:[^"\\]|\\.)*")/
const ID = 'virtual:notes'
const PLACE = '__NOTES__'

/**
 * Slidev writes the notes of all slides, formulas rendered, into the script that each window starts with: two thirds of
 * it. In a built site they are a script of their own, loaded by windows that show notes (setup/notes.ts).
 */
export function lazyNotes(): Plugin {
  const notes: Record<string, string> = {}
  let isBuild = false
  return {
    name: 'lazy-notes',
    // before what other plugins make of Slidev's modules
    enforce: 'pre',
    configResolved({ command }) {
      isBuild = command === 'build'
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export default ${isBuild ? `'${PLACE}'` : '{}'}` : undefined),
    transform(code, id) {
      const no = FRONTMATTER.exec(id)?.[1]
      const note = no && NOTE.exec(code)?.[1]
      if (!isBuild || !no || !note) return undefined
      notes[no] = JSON.parse(note) as string
      return { code: code.replace(NOTE, () => '"noteHTML":""'), map: { mappings: '' } }
    },
    // all slides have been read by then
    renderChunk(code, { moduleIds }) {
      if (!moduleIds.includes(`\0${ID}`)) return undefined
      return { code: code.replace(new RegExp(`(["'\`])${PLACE}\\1`), () => JSON.stringify(notes)), map: null }
    },
  }
}
