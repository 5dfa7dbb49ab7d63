import { computed, onScopeDispose, shallowRef } from 'vue'
import { recall, remember } from '../storage'
import { requestSchema, writeAdmission } from './admission'
import { connect, type Connection, type Credentials } from './connection'
import { deviceKey, giveLead } from './key-store'
import { createGrant } from './lead-envelope'
import { readPairing, writePairing, type Pairing } from './pairing'
import { createPairing, createRemoteReader, sealRemote } from './remote'
import { remoteTopic } from './topics'

const HANDOVER = 'room handover'
/** Devices that ask at the same time, at most. */
const MAX_REQUESTS = 4

export interface HandoverOptions {
  link(): string | undefined
  broker(): { url: string; credentials?: Credentials } | undefined
  /** The device was admitted: it leads from now on. */
  handedOver(): void
  /** The device that leads gives the lead back. */
  returned(): void
}

/** The owner's side of a hand-over: shows the way, hears who asks, and admits one of them. */
export function useHandover(options: HandoverOptions) {
  const pairing = shallowRef<Pairing>()
  /** Public keys of the devices that ask to lead. */
  const requests = shallowRef<readonly string[]>([])
  let line: Connection | undefined
  /** What the device was told that was admitted: it asks again if that did not reach it. */
  let admitted: { key: string; tell(): void } | undefined

  function openWith(next: Pairing): void {
    const broker = options.broker()
    if (!broker) return
    cancel()
    pairing.value = next
    remember(HANDOVER, writePairing(next, 'lead'))
    const read = createRemoteReader(next, 'phone', requestSchema)
    void deviceKey('lecturer').then(({ publicKey }) => {
      if (pairing.value !== next) return
      line = connect({
        url: broker.url,
        credentials: broker.credentials,
        topics: [remoteTopic(publicKey, next.channel, 'phone')],
        heard(_, message) {
          const request = read(message)
          if (request?.act === 'return') options.returned()
          else if (request && request.key === admitted?.key) admitted.tell()
          else if (request && !requests.value.includes(request.key) && requests.value.length < MAX_REQUESTS)
            requests.value = [...requests.value, request.key]
        },
        changed() {},
      })
    })
  }
  /** Nobody can ask any longer. */
  function cancel(): void {
    line?.close()
    line = undefined
    pairing.value = admitted = undefined
    requests.value = []
    remember(HANDOVER, undefined)
  }
  onScopeDispose(() => line?.close())

  async function admit(key: string): Promise<void> {
    const to = pairing.value
    if (!to || !line || line.state !== 'connected') return
    const owner = await deviceKey('lecturer')
    const { number } = await giveLead(key)
    const grant = await createGrant(owner.publicKey, owner.privateKey, number, key)
    const reply = writeAdmission(grant, options.broker()?.credentials)
    const topic = remoteTopic(owner.publicKey, to.channel, 'lecturer')
    admitted = { key, tell: () => void line?.publish(topic, sealRemote(to, 'lecturer', reply)) }
    admitted.tell()
    requests.value = []
    options.handedOver()
  }
  async function refuse(key: string): Promise<void> {
    requests.value = requests.value.filter((one) => one !== key)
    const to = pairing.value
    const { publicKey } = await deviceKey('lecturer')
    if (to)
      line?.publish(remoteTopic(publicKey, to.channel, 'lecturer'), sealRemote(to, 'lecturer', { act: 'refuse', key }))
  }

  return {
    requests,
    /** The link of the device that is to lead; it holds the key of the channel. */
    leadLink: computed(
      () => pairing.value && options.link() && `${options.link()}${writePairing(pairing.value, 'lead')}`,
    ),
    prepare: (): void => openWith(createPairing()),
    /** The channel that was open before the window was loaded again. */
    prepareAgain(): void {
      const kept = recall(HANDOVER)
      const known = typeof kept === 'string' ? readPairing(kept) : undefined
      if (known) openWith(known)
    },
    cancel,
    admit,
    refuse,
  }
}
