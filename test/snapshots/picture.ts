/** A rendered component as text that can be read and compared: elements indented, numbers rounded, canvases by their calls. */
import { drawn } from './canvas'
import { roundAll } from './numbers'

/** An element with one short line in it is written on one line. */
const WIDTH = 130

export function picture(root: Element): string {
  return lines(root).join('\n') + '\n'
}

/** The words of a picture, one text a line. */
export function words(root: Element): string {
  const names = [...root.querySelectorAll('[aria-label], [aria-valuetext]')].flatMap((element) =>
    ['aria-label', 'aria-valuetext'].flatMap((name) => element.getAttribute(name) ?? []),
  )
  return [...texts(root), ...names].map((text) => text + '\n').join('')
}

function texts(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) return [tidy(node.textContent!)].filter(Boolean)
  return [...node.childNodes].flatMap(texts)
}
const tidy = (text: string): string => text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()

function lines(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) return [tidy(node.textContent!)].filter(Boolean)
  if (!(node instanceof Element)) return []
  const tag = node.tagName.toLowerCase()
  const attributes = [...node.attributes]
    .filter(({ name }) => !name.startsWith('data-v-'))
    .map(({ name, value }) => (value === '' ? ` ${name}` : ` ${name}="${roundAll(value)}"`))
    .sort()
    .join('')
  const inside = node instanceof HTMLCanvasElement ? drawn(node) : [...node.childNodes].flatMap(lines)
  const open = `<${tag}${attributes}>`
  if (inside.length === 0) return [`<${tag}${attributes} />`]
  const [only] = inside
  if (inside.length === 1 && only!.length + open.length < WIDTH) return [`${open}${only}</${tag}>`]
  return [open, ...inside.map((line) => `  ${line}`), `</${tag}>`]
}
