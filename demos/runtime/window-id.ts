/** Names this window among those of the deck; a reload makes it another. */
export const windowId = [...crypto.getRandomValues(new Uint32Array(3))].map((word) => word.toString(36)).join('')
