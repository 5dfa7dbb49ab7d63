import { configs } from '@slidev/client'
import serverState from 'server-reactive:demos?diff'
import { createSharedStore, type SharedStore, type Transport } from './shared-store'
import { listenToFeed } from './feed'
import { linkedRoom } from './room/joined-room'
import { roomPort } from './room/port'
import { isRecord } from './validation'
import { windowId } from './window-id'

let store: SharedStore | undefined

/** What the windows of this deck share. */
export function deckStore(): SharedStore {
  store ??= linkedRoom
    ? createSharedStore(windowId, silentTransport, silentTransport, roomPort)
    : createSharedStore(
        windowId,
        channelTransport(`${configs.slidesTitle} - demos`),
        __FOLLOWS_FEED__ ? feedTransport : serverTransport,
        roomPort,
      )
  return store
}

/** A window that joined a room hears its lecturer alone, or leads by itself: it has no other window to tell. */
const silentTransport: Transport = { send: () => {}, listen: () => {} }

function channelTransport(name: string): Transport {
  const channel = new BroadcastChannel(name)
  return {
    send: (slots) => channel.postMessage(slots),
    listen: (callback) =>
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isRecord(data)) callback(data)
      }),
  }
}
/** Viewers on other devices hear what the presenting computer shows, and can say nothing. */
const feedTransport: Transport = {
  send: () => {},
  listen: (callback) => listenToFeed('demos', callback),
}
/**
 * A patch goes out at once; what is assigned to the state waits, and is lost when another's patch comes meanwhile.
 * In a microtask, because within a batch of Vue's the state would notice its change too late, and send it again.
 */
const serverTransport: Transport = {
  send: (slots) => queueMicrotask(() => void serverState.$patch(slots)),
  listen: (callback) =>
    serverState.$onPatch((patch) => {
      if (isRecord(patch)) callback(patch)
    }),
}
