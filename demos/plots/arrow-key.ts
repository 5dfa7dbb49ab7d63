const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** Returns the direction of an arrow key, if the key is one. Its event is stopped, so that it does not change slides. */
export function arrowKey(event: KeyboardEvent): readonly [right: number, down: number] | undefined {
  const by = ARROWS[event.key]
  if (by) {
    event.preventDefault()
    event.stopPropagation()
  }
  return by
}
