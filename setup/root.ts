import { defineRootSetup } from '@slidev/types'
import { separateDirections } from '../demos/runtime/directions'
import { separateDrawings } from './drawings'

/**
 * Keys held with Ctrl, Cmd or Alt belong to the browser, the system and assistive technology. Slidev's shortcuts look at
 * the letter alone, so that Ctrl+D changes the colours, Ctrl+F the whole screen and Alt+Left the slide. They listen on
 * the window: such keys end here, one step before.
 */
function leaveKeysToTheBrowser(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) event.stopPropagation()
  })
}

/** What is dropped beside a demo would open in place of the deck, in front of the room; text fields take text. */
function swallowDrops(): void {
  const swallow = (event: DragEvent): void => {
    if (!(event.target as Element).closest?.('input, textarea')) event.preventDefault()
  }
  window.addEventListener('dragover', swallow)
  window.addEventListener('drop', swallow)
}

export default defineRootSetup(() => {
  leaveKeysToTheBrowser()
  swallowDrops()
  separateDirections()
  separateDrawings()
})
