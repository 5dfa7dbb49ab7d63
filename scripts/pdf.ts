/** What is in a PDF, page by page: for the check after an export and for the tests. */
import { readFile } from 'node:fs/promises'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

export interface PdfPage {
  text: string
  /** Path constructions: what SVG marks, rules and curves become. */
  paths: number
  images: number
}
export interface PdfContent {
  pages: PdfPage[]
  /** Titles of the outline, depth first. */
  outline: string[]
}

export async function readPdf(path: string): Promise<PdfContent> {
  const document = await getDocumentProxy(new Uint8Array(await readFile(path)))
  const { OPS } = await getResolvedPDFJS()
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const { fnArray } = await page.getOperatorList()
    const count = (...ops: number[]) => fnArray.filter((op) => ops.includes(op)).length
    pages.push({
      text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(' '),
      paths: count(OPS.constructPath),
      images: count(OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject),
    })
    page.cleanup()
  }
  return { pages, outline: titles(await document.getOutline()) }
}

interface OutlineItem {
  title: string
  items: OutlineItem[]
}
const titles = (items: OutlineItem[] | null): string[] =>
  (items ?? []).flatMap((item) => [item.title, ...titles(item.items)])
