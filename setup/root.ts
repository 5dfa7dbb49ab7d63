import { defineRootSetup } from '@slidev/types'

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

/**
 * Browsers refuse an address that changes too often (Safari: 100 times in 30 s) by an error, which the router answers
 * by loading the page. The address catches up later instead.
 */
function forgiveRefusedAddresses(): void {
  type Entry = Parameters<History['replaceState']>
  const replace = history.replaceState.bind(history)
  const push = history.pushState.bind(history)
  let refused: Entry | undefined
  const attempt = (write: typeof replace, entry: Entry): void => {
    try {
      write(...entry)
      refused = undefined
    } catch {
      if (!refused) setTimeout(() => refused && attempt(replace, refused), CATCH_UP_MS)
      refused = entry
    }
  }
  history.replaceState = (...entry) => attempt(replace, entry)
  history.pushState = (...entry) => attempt(push, entry)
}
const CATCH_UP_MS = 5000

export default defineRootSetup(() => {
  leaveKeysToTheBrowser()
  swallowDrops()
  forgiveRefusedAddresses()
})
