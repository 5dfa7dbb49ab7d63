/** Sees to it that channels are those of this deck alone, Slidev's among them. */
import { deckName } from '../demos/runtime/deck-name'

/** What this window tells others of what is drawn on slides, and takes in: nothing before it is known what it is. */
export const drawings = { sends: false, receives: false }
/** Slidev's name of the channel for what is drawn. */
const DRAWINGS = / - drawings$/

/**
 * Replaces `BroadcastChannel` by one that puts the name of the deck before that of the channel, and passes on what is
 * drawn only from and to those windows that it is for.
 */
export function nameChannels(): void {
  const Native = BroadcastChannel
  window.BroadcastChannel = class extends Native {
    readonly #isOfDrawings: boolean

    constructor(name: string) {
      super(deckName(name))
      this.#isOfDrawings = DRAWINGS.test(name)
      this.addEventListener('message', (event) => {
        if (this.#isOfDrawings && !drawings.receives) event.stopImmediatePropagation()
      })
    }

    override postMessage(message: unknown): void {
      if (!this.#isOfDrawings || drawings.sends) super.postMessage(message)
    }
  }
}
