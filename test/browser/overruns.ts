import type { Page } from 'playwright-chromium'

/** Texts of a slide that leave their place: the page, a column, what to notice, the view or the controls of a demo. */
export async function overruns(page: Page, slide: number): Promise<string[]> {
  const found = await page.evaluate((slide) => {
    const places = '.columns > *, .slide-page-notice, .demo-stage, .demo-controls, .slidev-layout'
    const page = document.querySelector(`.slidev-page-${slide} .slidev-layout`)!
    // Slides are drawn scaled; a line is higher than its letters.
    const px = page.getBoundingClientRect().width / (page as HTMLElement).offsetWidth
    const [aside, above] = [3 * px, 6 * px]
    const out: string[] = []
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
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
      // A column grows with its text, over what to notice: the body of the slide does not.
      const end = Math.min(box.bottom, element.closest('.slide-page-body')?.getBoundingClientRect().bottom ?? Infinity)
      const leaves = [...range.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          left < box.left - aside || right > box.right + aside || top < box.top - above || bottom > end + above,
      )
      if (leaves) out.push(`“${node.textContent!.trim().slice(0, 60)}” leaves ${place.className}`)
    }
    return out
  }, slide)
  return found.map((text) => `slide ${slide}: ${text}`)
}

/** What leaves the sides of a slide on a phone, unless it scrolls there, and letters too small to be read. */
export async function cutOff(page: Page, slide: number): Promise<string[]> {
  const found = await page.evaluate((slide) => {
    const page = document.querySelector<HTMLElement>(`.slidev-page-${slide} .slidev-layout`)!
    const { left, right } = page.getBoundingClientRect()
    const out = right - left > innerWidth ? [`as wide as ${right - left} px`] : []
    const px = (text: Element): number => {
      const size = parseFloat(getComputedStyle(text).fontSize)
      if (!(text instanceof SVGGraphicsElement)) return size
      // Turned text too: the length of a unit along its line.
      const { a, b } = text.getScreenCTM()!
      return size * Math.hypot(a, b)
    }
    const scrolls = (element: Element): boolean => {
      for (let e = element.parentElement; e && e !== page; e = e.parentElement)
        if (getComputedStyle(e).overflowX !== 'visible' && !(e instanceof SVGElement)) return true
      return false
    }
    for (const element of page.querySelectorAll('*')) {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || !element.checkVisibility() || element.closest('.katex, [aria-hidden="true"]')) continue
      const name = `${element.tagName} ${element.getAttribute('class') ?? ''} ${element.textContent!.trim().slice(0, 40)}`
      if ((box.left < left - 2 || box.right > right + 2) && !scrolls(element)) out.push(`${name} leaves the sides`)
      const words = [...element.childNodes].some((node) => node instanceof Text && /\S/.test(node.data))
      if (words && px(element) < 10.9) out.push(`${name} is ${px(element).toFixed(1)} px`)
    }
    return out
  }, slide)
  return found.map((text) => `slide ${slide} on a phone: ${text}`)
}
