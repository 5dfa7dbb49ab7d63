/** Sees to it that channels are those of this deck alone, Slidev's among them. */
import { deckName } from '../demos/runtime/deck-name'

/** Replaces `BroadcastChannel` by one that puts the name of the deck before that of the channel. */
export function nameChannels(): void {
  const Native = BroadcastChannel
  window.BroadcastChannel = class extends Native {
    constructor(name: string) {
      super(deckName(name))
    }
  }
}
