import { onScopeDispose, shallowRef } from 'vue'
import { baseUrl } from '../base-url'
import { digitsOf, replySchema } from './admission'
import { connect, type Connection } from './connection'
import { startLeading, stopLeading, type linkedRoom } from './joined-room'
import { deviceKey } from './key-store'
import type { Pairing } from './pairing'
import { createRemoteReader, sealRemote } from './remote'
import { readRoomConfig } from './room-config'
import { remoteTopic } from './topics'

const ASK_MS = 2000

/** A device that asks the lecturer's for the lead, until it gets it, is refused, or gives up. */
export function useLeadRequest({ room, broker }: NonNullable<typeof linkedRoom>, pairing: Pairing) {
  const state = shallowRef<'connecting' | 'asking' | 'refused' | 'nowhere'>('connecting')
  /** What the lecturer compares. */
  const digits = shallowRef('')
  let line: Connection | undefined
  let isClosed = false
  let asking: ReturnType<typeof setInterval> | undefined

  void open()
  async function open(): Promise<void> {
    const base = baseUrl().href
    const [{ publicKey }, url] = await Promise.all([
      deviceKey('lecturer'),
      broker ?? readRoomConfig(base).then((config) => config?.broker),
    ])
    if (!url) return void (state.value = 'nowhere')
    if (isClosed) return
    digits.value = digitsOf(publicKey)
    const read = createRemoteReader(pairing, 'lecturer', replySchema)
    const ask = (): void =>
      void line?.publish(
        remoteTopic(room, pairing.channel, 'phone'),
        sealRemote(pairing, 'phone', { act: 'ask', key: publicKey }),
      )
    line = connect({
      url,
      topics: [remoteTopic(room, pairing.channel, 'lecturer')],
      heard(_, message) {
        const reply = read(message)
        if (reply?.key !== publicKey) return
        clearInterval(asking)
        if (reply.act === 'admit') startLeading(reply)
        else state.value = 'refused'
      },
      changed(next) {
        if (state.value === 'refused') return
        state.value = next === 'connected' ? 'asking' : 'connecting'
        if (next === 'connected') ask()
      },
    })
    // the lecturer's window may be loaded again meanwhile
    asking = setInterval(ask, ASK_MS)
  }
  onScopeDispose(() => {
    isClosed = true
    clearInterval(asking)
    line?.close()
  })
  return { state, digits, giveUp: stopLeading }
}
