import { useNav, useSlideContext } from '@slidev/client'
import { keptResults } from './kept-results'
import { slideKeyOf } from './slide-key'

/** What the class answered on the slide of this component, and the title of that slide. */
export function usePrintedResults() {
  const { $page } = useSlideContext()
  const { slides } = useNav()
  const { poll, experiment } = keptResults()[slideKeyOf(slides.value, $page.value)] ?? {}
  return { poll, experiment, title: slides.value[$page.value - 1]?.meta.slide?.title ?? '' }
}
