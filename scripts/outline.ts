import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib'

/** Adds an outline: the title of each page that has one, in order. */
export async function withOutline(pdf: Uint8Array, titles: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf)
  const pages = document.getPages()
  if (pages.length !== titles.length) throw new Error(`${pages.length} pages for ${titles.length} slides`)
  const { context, catalog } = document
  const outline = context.nextRef()
  const items = pages.flatMap(({ ref: page }, index) => {
    const title = titles[index]
    return title ? [{ title, page, ref: context.nextRef() }] : []
  })
  for (const [index, { title, page, ref }] of items.entries())
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: outline,
        Dest: [page, 'Fit'],
        ...(index > 0 && { Prev: items[index - 1]!.ref }),
        ...(index < items.length - 1 && { Next: items[index + 1]!.ref }),
      }),
    )
  context.assign(outline, context.obj({ First: items[0]!.ref, Last: items.at(-1)!.ref, Count: items.length }))
  catalog.set(PDFName.of('Outlines'), outline)
  return document.save()
}
