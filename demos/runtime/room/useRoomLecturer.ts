import { sharedState, useNav } from '@slidev/client'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { baseUrl } from '../base-url'
import { findDemo } from '../registry'
import { recall, remember } from '../storage'
import { demoInView } from '../useLiveDemo'
import type { Answer } from './answers'
import type { ConnectionState } from './connection'
import { deviceKey, nextEpoch } from './key-store'
import { createLecturer, type Lecturer } from './lecturer'
import { noRefusals } from './lead-receiver'
import { readPairing, writePairing, type Pairing } from './pairing'
import { roomPort } from './port'
import { commandSchema, createPairing, createRemoteReader, sealRemote, type Command } from './remote'
import { readRoomConfig, type RoomConfig } from './room-config'
import { writeRoomLink } from './room-link'
import { slideKeyOf } from './slide-key'

/**
 * closed: nobody can join · elsewhere: another window of this device leads the room · nowhere: no broker is known ·
 * otherwise how the connection stands
 */
export type RoomState = ConnectionState | 'elsewhere' | 'nowhere'

const OPEN = 'room open'
const PAIRED = 'room clicker'
/** What comes after it in the notes is for readers at home. */
const EXPLANATION = '---explanation---'
/** So often the phone is told how far the demo has come. */
const PROMPT_MS = 500
/** The lecturer's room, led by one window of the device. */
export function useRoomLecturer(answered: (answer: Answer) => void) {
  const { currentSlideNo, currentSlideRoute, clicks, next, prev, slides, total } = useNav()
  const state = shallowRef<RoomState>('closed')
  const link = shallowRef<string>()
  /** Devices that said that they are there. */
  const devices = shallowRef<ReadonlySet<string>>(new Set())
  const refusedHere = shallowRef(noRefusals())
  const refusedThere = shallowRef(noRefusals())
  let lecturer: Lecturer | undefined
  let release: (() => void) | undefined

  const base = baseUrl().href

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
      refused: () => (refusedHere.value = { ...lecturer!.refusals }),
      brokerRefused: (refused) => (refusedThere.value = refused),
      remote: (message) => obey(message),
    })
    remember(OPEN, true)
    show()
    const kept = recall(PAIRED)
    if (typeof kept === 'string') pairWith(readPairing(kept))
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

  // ---------------------------------------------------------------- the clicker

  const pairing = shallowRef<Pairing>()
  const isPaired = shallowRef(false)
  let read: ((message: Uint8Array) => Command | undefined) | undefined
  function pairWith(next: Pairing | undefined): void {
    if (pairing.value) lecturer?.unpair(pairing.value.channel)
    pairing.value = next
    isPaired.value = false
    remember(PAIRED, next ? writePairing(next) : undefined)
    read = next && createRemoteReader(next, 'phone', commandSchema)
    if (next) lecturer?.pair(next.channel)
  }
  function obey(message: Uint8Array): void {
    const command = read?.(message)
    if (!command) return
    isPaired.value = true
    const demo = demoInView()
    if (command.act === 'next') void next()
    else if (command.act === 'back') void prev()
    else if (command.act === 'play') demo?.play()
    else if (command.act === 'pause') demo?.pause()
    else if (command.act === 'scrub') demo?.scrub(command.to)
    prompt()
  }
  function prompt(): void {
    if (!pairing.value || !isPaired.value) return
    const demo = demoInView()
    const { title = '', note = '' } = currentSlideRoute.value.meta.slide ?? {}
    const said = {
      title,
      notes: note.split(EXPLANATION)[0]!.trim(),
      no: currentSlideNo.value,
      total: total.value,
      demo: demo?.definition?.steps
        ? { playing: demo.playing.value, step: demo.step.value, last: demo.lastStep.value }
        : undefined,
    }
    lecturer?.tellRemote(pairing.value.channel, sealRemote(pairing.value, 'lecturer', said))
  }
  watch([currentSlideNo, clicks], prompt, { flush: 'post' })
  const prompting = setInterval(prompt, PROMPT_MS)
  onScopeDispose(() => clearInterval(prompting))

  if (__OPENS_ROOM__ || recall(OPEN) === true) void open()
  const leave = (): void => lecturer?.leave()
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    removeEventListener('pagehide', leave)
    leave()
    release?.()
  })

  return {
    isPaired,
    /** The link of the phone that becomes the clicker; it holds the key. */
    clickerLink: computed(() => pairing.value && link.value && `${link.value}${writePairing(pairing.value)}`),
    pair: (): void => pairWith(createPairing()),
    unpair: (): void => pairWith(undefined),
    state,
    link,
    devices,
    /** How many messages were refused, by this window or by the embedded broker. */
    refused: computed(() =>
      [...Object.values(refusedHere.value), ...Object.values(refusedThere.value)].reduce((sum, n) => sum + n, 0),
    ),
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
