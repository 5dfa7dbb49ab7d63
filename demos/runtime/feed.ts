/** What the presenting computer sends to viewers on other devices. They have no way to answer. */
import { unpack } from './codec'
import { isRecord } from './validation'

let feed: EventSource | undefined

/**
 * Listens to where the presenter is (`nav`), or to what the demo in view there shows (`demos`). A window that is not
 * seen does not listen: what it has missed comes when it is seen again.
 */
export function listenToFeed(event: 'nav' | 'demos', callback: (state: Record<string, unknown>) => void): void {
  const hear = ({ data }: MessageEvent<string>): void => {
    const state = unpack(data)
    if (isRecord(state)) callback(state)
  }
  listeners.push([event, hear])
  if (listeners.length === 1) document.addEventListener('visibilitychange', connect)
  if (feed) feed.addEventListener(...listeners.at(-1)!)
  else connect()
}

const listeners: [event: string, listener: (message: MessageEvent<string>) => void][] = []

function connect(): void {
  feed?.close()
  feed = document.hidden ? undefined : new EventSource('feed')
  for (const [event, listener] of listeners) feed?.addEventListener(event, listener)
}
