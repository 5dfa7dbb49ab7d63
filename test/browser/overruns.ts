import type { Page } from 'playwright-chromium'

/** Texts of a slide that leave their place: the page, a column, what to notice, the view or the controls of a demo. */
export async function overruns(page: Page, slide: number): Promise<string[]> {
  const found = await page.evaluate((slide) => {
    const places = '.columns > *, .leaf-notice, .demo-stage, .demo-controls, .slidev-layout'
    const leaf = document.querySelector(`.slidev-page-${slide} .slidev-layout`)!
    // Slides are drawn scaled; a line is higher than its letters.
    const px = leaf.getBoundingClientRect().width / (leaf as HTMLElement).offsetWidth
    const [aside, above] = [3 * px, 6 * px]
    const out: string[] = []
    const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      const place = element.closest(places)!
      if (!/[^\s\u200b]/.test(node.textContent ?? '') || !element.checkVisibility()) continue
      let clipped = false
      for (let e: Element | null = element; e && e !== place; e = e.parentElement)
        clipped ||= getComputedStyle(e).overflow !== 'visible' && !(e instanceof SVGElement)
      if (clipped) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = place.getBoundingClientRect()
      const leaves = [...range.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          left < box.left - aside || right > box.right + aside || top < box.top - above || bottom > box.bottom + above,
      )
      if (leaves) out.push(`“${node.textContent!.trim().slice(0, 60)}” leaves ${place.className}`)
    }
    return out
  }, slide)
  return found.map((text) => `slide ${slide}: ${text}`)
}
