import { sharedState, useNav } from '@slidev/client'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { findDemo } from '../registry'
import { recall, remember } from '../storage'
import type { Answer } from './answers'
import type { ConnectionState } from './connection'
import { deviceKey, nextEpoch } from './key-store'
import { createLecturer, type Lecturer } from './lecturer'
import { noRefusals } from './lead-receiver'
import { roomPort } from './port'
import { readRoomConfig, type RoomConfig } from './room-config'
import { writeRoomLink } from './room-link'
import { slideKeyOf } from './slide-key'

/**
 * closed: nobody can join · elsewhere: another window of this device leads the room · nowhere: no broker is known ·
 * otherwise how the connection stands
 */
export type RoomState = ConnectionState | 'elsewhere' | 'nowhere'

const OPEN = 'room open'
/** The lecturer's room, led by one window of the device. */
export function useRoomLecturer(answered: (answer: Answer) => void) {
  const { currentSlideNo, clicks, slides } = useNav()
  const state = shallowRef<RoomState>('closed')
  const link = shallowRef<string>()
  /** Devices that said that they are there. */
  const devices = shallowRef<ReadonlySet<string>>(new Set())
  const refused = shallowRef(noRefusals())
  let lecturer: Lecturer | undefined
  let release: (() => void) | undefined

  const base = new URL(import.meta.env.BASE_URL, location.href).href

  async function open(): Promise<void> {
    if (lecturer || release) return
    state.value = 'connecting'
    const config = await readRoomConfig(base)
    if (!config) return void (state.value = 'nowhere')
    state.value = 'elsewhere'
    void navigator.locks.request('deck room', () => {
      return new Promise<void>((done) => {
        release = done
        void start(config)
      })
    })
  }
  async function start({ broker, brokerInLink, site, credentials }: RoomConfig): Promise<void> {
    state.value = 'connecting'
    const owner = await deviceKey('lecturer')
    const room = owner.publicKey
    link.value = writeRoomLink(site ?? base, { room, ...(brokerInLink && { broker }) })
    lecturer = createLecturer({
      room,
      signer: owner,
      nextEpoch,
      url: broker,
      credentials,
      port: roomPort,
      isForward: (id) => findDemo(id)?.steps === 0,
      now: () => performance.now(),
      changed: (next) => (state.value = next),
      answered(answer) {
        if (!devices.value.has(answer.device)) devices.value = new Set(devices.value).add(answer.device)
        answered(answer)
      },
      refused: () => (refused.value = { ...lecturer!.refusals }),
    })
    remember(OPEN, true)
    show()
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

  if (__OPENS_ROOM__ || recall(OPEN) === true) void open()
  const leave = (): void => lecturer?.leave()
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    removeEventListener('pagehide', leave)
    leave()
    release?.()
  })

  return {
    state,
    link,
    devices,
    refused,
    open,
    ask: (activity: object): void => lecturer?.ask(activity),
    async close(): Promise<void> {
      remember(OPEN, false)
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
