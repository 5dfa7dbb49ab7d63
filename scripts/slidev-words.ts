import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { slidevWords } from '../components/slidev-words'

const HELPER = fileURLToPath(new URL('../components/slidev-word.ts', import.meta.url)).replaceAll('\\', '/')
/** Slidev's parts with words in them, in @slidev/client. */
export const WORDED =
  /@slidev\/client\/(?:pages\/(?:presenter|overview)\.vue|setup\/context-menu\.ts|internals\/(?:ClicksSlider|ContextMenu|DrawingControls|Goto|NavControls|NoteDisplay|NoteEditable|QuickOverview|ScreenCaptureMirror|Settings|SlideLoading|SyncControls)\.vue)$/
const words = Object.keys(slidevWords.fr)
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const call = (word: string): string => `slidevWord(${JSON.stringify(word).replaceAll('"', "'")})`

/** A source of Slidev with its words looked up: in attributes, in strings, before what is filled in, and as text. */
export function withWords(code: string): string {
  let changed = code
  for (const word of words) {
    const text = escaped(word)
    changed = changed
      .replace(
        new RegExp(`(\\s)(title|placeholder)="${text}"`, 'g'),
        (_, space, name) => `${space}:${name}="${call(word)}"`,
      )
      .replace(new RegExp(`(?<!slidevWord\\()'${text}'(?!:)`, 'g'), () => call(word))
      .replace(
        new RegExp(`\`${text}(\\$\\{[^}]*\\})\``, 'g'),
        (_, filled: string) => `${call(word)} + ${filled.slice(2, -1)}`,
      )
      .replace(new RegExp(`(>\\s*)${text}(\\s*<)`, 'g'), (_, before, after) => `${before}{{ ${call(word)} }}${after}`)
  }
  if (changed === code) return code
  const helper = `import { slidevWord } from ${JSON.stringify(HELPER)}\n`
  const script = /<script setup[^>]*>/
  return script.test(changed) ? changed.replace(script, (tag) => `${tag}\n${helper}`) : helper + changed
}

/** Slidev's own buttons, menus and panels speak the language of the deck: see `components/slidev-words.ts`. */
export function translateSlidev(): Plugin {
  return {
    name: 'translate-slidev',
    enforce: 'pre',
    transform: { filter: { id: WORDED }, handler: (code) => ({ code: withWords(code), map: null }) },
  }
}
