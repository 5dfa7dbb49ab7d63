import { onScopeDispose, shallowRef } from 'vue'
import { baseUrl } from '../base-url'
import { connect, type Connection, type ConnectionState } from './connection'
import type { linkedRoom } from './joined-room'
import type { Pairing } from './pairing'
import { createRemoteReader, promptSchema, sealRemote, type Command, type Prompt } from './remote'
import { readRoomConfig } from './room-config'
import { remoteTopic } from './topics'

const ASK_MS = 3000

/** A phone that is the lecturer's clicker: what it is told, and what it says. */
export function useRoomRemote({ room, broker }: NonNullable<typeof linkedRoom>, pairing: Pairing) {
  const connection = shallowRef<ConnectionState | 'nowhere'>('connecting')
  const prompt = shallowRef<Prompt>()
  const read = createRemoteReader(pairing, 'lecturer', promptSchema)
  let line: Connection | undefined
  let isClosed = false
  let heardAt = -Infinity

  const send = (command: Command): void =>
    void line?.publish(remoteTopic(room, pairing.channel, 'phone'), sealRemote(pairing, 'phone', command))

  // a lecturer's window that was loaded again knows of no phone before it hears from it
  const asking = setInterval(() => {
    if (connection.value === 'connected' && performance.now() - heardAt > ASK_MS) send({ act: 'hello' })
  }, ASK_MS)
  void open()
  async function open(): Promise<void> {
    const base = baseUrl().href
    const url = broker ?? (await readRoomConfig(base))?.broker
    if (!url) return void (connection.value = 'nowhere')
    if (isClosed) return
    line = connect({
      url,
      topics: [remoteTopic(room, pairing.channel, 'lecturer')],
      heard(_, message) {
        const said = read(message)
        if (!said) return
        heardAt = performance.now()
        prompt.value = said
      },
      changed(state) {
        connection.value = state
        if (state === 'connected') send({ act: 'hello' })
      },
    })
  }
  onScopeDispose(() => {
    isClosed = true
    clearInterval(asking)
    line?.close()
  })
  return { connection, prompt, send }
}
