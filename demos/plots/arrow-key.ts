const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** Where an arrow key points, if it is one: it then moves what has focus, and not the slides. */
export function arrowKey(event: KeyboardEvent): readonly [right: number, down: number] | undefined {
  const by = ARROWS[event.key]
  if (by) {
    event.preventDefault()
    event.stopPropagation()
  }
  return by
}
