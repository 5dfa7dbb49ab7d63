import { defineRootSetup } from '@slidev/types'

/**
 * Keys held with Ctrl, Cmd or Alt belong to the browser, the system and assistive technology. Slidev's shortcuts look at
 * the letter alone, so that Ctrl+D changes the colours, Ctrl+F the whole screen and Alt+Left the slide. They listen on
 * the window: such keys end here, one step before.
 */
export default defineRootSetup(() => {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) event.stopPropagation()
  })
})
