/** Exports drawings and tables as files. */
import type { Lang } from '../core/text'

/** Properties that style sheets may set on a drawing. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const

/** Serialises an SVG so that it needs no style sheet, on a background of the given colour. */
export function standaloneSvg(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((element, i) => {
    const computed = getComputedStyle(element)
    copies[i]!.setAttribute('style', STYLES.map((name) => `${name}:${computed.getPropertyValue(name)}`).join(';'))
    copies[i]!.removeAttribute('class')
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const side of ['width', 'height']) ground.setAttribute(side, '100%')
  ground.setAttribute('fill', background)
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}

/** Renders an SVG as PNG, with `scale` pixels for each pixel of the SVG. */
export async function svgToPng(svg: string, width: number, height: number, scale = 2): Promise<Blob> {
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: scale * width, height: scale * height })
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('PNG')))))
}

/**
 * Writes rows as a table that a spreadsheet of the language opens. English: comma-separated values (RFC 4180). French: a
 * semicolon between values and a comma in numbers. The byte order mark tells Excel that accents are UTF-8. A text that a
 * spreadsheet would take for a formula is marked as text.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[], lang: Lang): string {
  const mark = lang === 'fr' ? ';' : ','
  const cell = (value: string | number): string =>
    typeof value === 'string' ? quoted(value) : lang === 'fr' ? String(value).replace('.', ',') : String(value)
  return '\ufeff' + rows.map((row) => row.map(cell).join(mark) + '\r\n').join('')
}
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Lets the browser download a file. */
export function downloadFile(name: string, content: Blob): void {
  const href = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href, download: name }).click()
  URL.revokeObjectURL(href)
}
