/** What is in a PDF, page by page: for the tests of the export. */
import { readFile } from 'node:fs/promises'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

export interface PdfPage {
  text: string
  /** Path constructions: what SVG marks, rules and curves become. */
  paths: number
  images: number
  /** Where its links lead: an address, or the number of a page. */
  links: (string | number)[]
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
    const annotations = (await page.getAnnotations()) as LinkAnnotation[]
    const count = (...ops: number[]) => fnArray.filter((op) => ops.includes(op)).length
    pages.push({
      text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(' '),
      paths: count(OPS.constructPath),
      images: count(OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject),
      links: await Promise.all(annotations.map(({ url, dest }) => url ?? pageOf(document, dest))),
    })
    page.cleanup()
  }
  return { pages, outline: titles(await document.getOutline()) }
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type PageRef = Parameters<PdfDocument['getPageIndex']>[0]
interface LinkAnnotation {
  url?: string
  dest: string | [PageRef] | null
}
async function pageOf(document: PdfDocument, dest: LinkAnnotation['dest']): Promise<number> {
  const found = typeof dest === 'string' ? ((await document.getDestination(dest)) as [PageRef] | null) : dest
  return found ? 1 + (await document.getPageIndex(found[0])) : NaN
}

interface OutlineItem {
  title: string
  items: OutlineItem[]
}
const titles = (items: OutlineItem[] | null): string[] =>
  (items ?? []).flatMap((item) => [item.title, ...titles(item.items)])
