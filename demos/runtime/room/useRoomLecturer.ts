import { sharedState, useNav } from '@slidev/client'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { baseUrl } from '../base-url'
import { findDemo } from '../registry'
import { recall, remember } from '../storage'
import type { Answer } from './answers'
import type { ConnectionState } from './connection'
import { admission, isHandedOver, leadPairing, linkedRoom, stopLeading } from './joined-room'
import { deviceKey, giveLead, lastGivenLead, nextEpoch } from './key-store'
import { createGrant, type LeadSigner } from './lead-envelope'
import { createLecturer, type Lecturer } from './lecturer'
import { noRefusals } from './lead-receiver'
import { roomPort } from './port'
import { sealRemote } from './remote'
import { readRoomConfig, type RoomConfig } from './room-config'
import { writeRoomLink } from './room-link'
import { slideKeyOf } from './slide-key'
import { useClicker } from './useClicker'
import { useHandover } from './useHandover'

/**
 * closed: nobody can join · elsewhere: another window of this device leads the room · nowhere: no broker is known ·
 * handed: another device leads · otherwise how the connection stands
 */
export type RoomState = ConnectionState | 'elsewhere' | 'nowhere' | 'handed'

const OPEN = 'room open'
/** The lecturer's room, led by one window of the device. */
export function useRoomLecturer(answered: (answer: Answer) => void) {
  const { currentSlideNo, clicks, slides } = useNav()
  const state = shallowRef<RoomState>('closed')
  const link = shallowRef<string>()
  /** Devices that said that they are there. */
  const devices = shallowRef<ReadonlySet<string>>(new Set())
  const refusedHere = shallowRef(noRefusals())
  const refusedThere = shallowRef(noRefusals())
  /** The room that is followed while another device leads it. */
  const followed = shallowRef<{ room: string; broker: string }>()
  let config: RoomConfig | undefined
  let lecturer: Lecturer | undefined
  let release: (() => void) | undefined
  /** What the class is asked at present. */
  let activity: object = {}

  const clicker = useClicker(
    () => lecturer,
    () => link.value,
  )
  const handover = useHandover({
    link: () => link.value,
    broker: () => config && { url: config.broker, credentials: config.credentials },
    handedOver: () => void follow(),
    returned: () => void takeBack(),
  })
  const base = baseUrl().href

  async function open(): Promise<void> {
    if (lecturer || release || followed.value) return
    state.value = 'connecting'
    config = linkedRoom?.broker ? { broker: linkedRoom.broker, brokerInLink: true } : await readRoomConfig(base)
    if (!config) return void (state.value = 'nowhere')
    // a device that was admitted leads by one window, and its page may have come over plain http, where there are no locks
    if (admission) return start()
    state.value = 'elsewhere'
    void navigator.locks.request('deck room', () => {
      return new Promise<void>((done) => {
        release = done
        void start()
      })
    })
  }
  async function start(): Promise<void> {
    const { broker, brokerInLink, site } = config!
    state.value = 'connecting'
    const mine = await deviceKey('lecturer')
    const room = linkedRoom?.room ?? mine.publicKey
    link.value = writeRoomLink(site ?? base, { room, ...(brokerInLink && { broker }) })
    remember(OPEN, true)
    if (admission) return lead(room, { ...mine, grant: admission.grant })
    const given = await lastGivenLead()
    if (given && given.key !== mine.publicKey) {
      handover.prepareAgain()
      return follow()
    }
    const grant = given && (await createGrant(room, mine.privateKey, given.number, given.key))
    lead(room, { ...mine, grant })
  }
  function lead(room: string, signer: LeadSigner): void {
    const { broker, credentials } = config!
    lecturer = createLecturer({
      room,
      signer,
      nextEpoch,
      url: broker,
      credentials: admission?.credentials ?? credentials,
      port: roomPort,
      isForward: (id) => findDemo(id)?.steps === 0,
      now: () => performance.now(),
      changed: (next) => (state.value = next),
      answered(answer) {
        if (!devices.value.has(answer.device)) devices.value = new Set(devices.value).add(answer.device)
        answered(answer)
      },
      refused: () => (refusedHere.value = { ...lecturer!.refusals }),
      brokerRefused: (refused) => (refusedThere.value = refused),
      remote: (message) => clicker.obey(message),
      relieved: () => (admission ? stopLeading() : void follow()),
    })
    // whoever led before, or this window before it was loaded again, may have asked something else
    lecturer.ask(activity)
    show()
    clicker.pairAgain()
  }
  /** Another device leads: this one stays, and its windows go where that one is. */
  async function follow(): Promise<void> {
    lecturer?.leave()
    lecturer = undefined
    const { publicKey } = await deviceKey('lecturer')
    isHandedOver.value = true
    followed.value = { room: publicKey, broker: config!.broker }
    state.value = 'handed'
  }
  async function takeBack(): Promise<void> {
    if (!followed.value) return
    followed.value = undefined
    isHandedOver.value = false
    handover.cancel()
    await giveLead((await deviceKey('lecturer')).publicKey)
    await start()
  }
  function show(): void {
    lecturer?.show({
      slide: slideKeyOf(slides.value, currentSlideNo.value),
      clicks: clicks.value,
      version: __VERSION__,
      cursor: sharedState.cursor && {
        x: Math.round(sharedState.cursor.x * 10) / 10,
        y: Math.round(sharedState.cursor.y * 10) / 10,
        style: sharedState.cursor.style ?? 'cursor',
      },
    })
  }
  watch([currentSlideNo, clicks, () => sharedState.cursor], show, { flush: 'post' })

  if (__OPENS_ROOM__ || admission || recall(OPEN) === true) void open()
  const leave = (): void => lecturer?.leave()
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    removeEventListener('pagehide', leave)
    leave()
    release?.()
  })

  return {
    clicker,
    handover,
    state,
    link,
    devices,
    followed,
    /** How many messages were refused, by this window or by the embedded broker. */
    refused: computed(() =>
      [...Object.values(refusedHere.value), ...Object.values(refusedThere.value)].reduce((sum, n) => sum + n, 0),
    ),
    open,
    ask(next: object): void {
      activity = next
      lecturer?.ask(next)
    },
    takeBack,
    /** Gives the lead back to the device that gave it. */
    giveBack(): void {
      if (leadPairing)
        lecturer?.tellRemote(leadPairing.channel, sealRemote(leadPairing, 'phone', { act: 'return' }), 'phone')
    },
    async close(): Promise<void> {
      remember(OPEN, false)
      handover.cancel()
      const ended = lecturer
      lecturer = undefined
      await ended?.close()
      release?.()
      release = undefined
      link.value = undefined
      state.value = 'closed'
    },
  }
}
export type RoomLecturer = ReturnType<typeof useRoomLecturer>
