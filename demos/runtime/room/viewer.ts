/** A viewer's side of a room: verifies and shows what the lecturer says. It can answer what it is asked, and no more. */
import { parsed } from '../validation'
import { sealAnswer, type AnswerContent } from './answers'
import { connect, type ConnectionState } from './connection'
import { createDemoInlet } from './demo-inlet'
import { hereSchema, type Here } from './here'
import { createLeadReceiver } from './lead-receiver'
import type { RoomPort } from './port'
import type { KeyPair } from './signature'
import { answersTopic, leadTopic, viewerTopics } from './topics'

export interface ViewerOptions {
  /** Public key of the room's owner. */
  room: string
  url: string
  port: RoomPort
  /** The key of this device, by which its answers are counted once. */
  device(): Promise<KeyPair>
  now(): number
  /** Epoch of the lead that the windows of this device follow. */
  epoch: number
  /** Names what this deck is made from: demos of another version are not understood. */
  version: string
  shows(here: Here): void
  asked(activity: Record<string, unknown>): void
  changed(state: ConnectionState): void
}
export type Viewer = ReturnType<typeof createViewer>

/** A lecturer who has not been heard for so long is not live. */
const SILENCE_MS = 8000
const GREET_MS = 3000

/** Joins a room. */
export function createViewer(options: ViewerOptions) {
  const { room, now } = options
  const receiver = createLeadReceiver(room, now)
  let heardAt = -Infinity
  let sameVersion = true
  let greeted = -1

  /** Each time the lecturer's window connects it counts anew; a thousand devices don't answer in the same instant. */
  function sayThatOneIsHere(epoch: number): void {
    if (epoch === greeted) return
    greeted = epoch
    const [spread] = crypto.getRandomValues(new Uint16Array(1))
    setTimeout(() => void answer({ kind: 'here' }), (spread! / 2 ** 16) * GREET_MS)
  }
  /** Answers the lecturer; false while there is no connection. */
  async function answer(content: AnswerContent): Promise<boolean> {
    const device = await options.device()
    const topic = answersTopic(room, device.publicKey)
    return connection.publish(topic, await sealAnswer(device, topic, content))
  }

  const inlet = createDemoInlet({
    tell: (slots) => Object.keys(slots).length > 0 && tell(slots),
    want: (hash) => connection.subscribe(leadTopic(room, 'chunk', hash)),
    isLive: () => connection.state === 'connected' && now() - heardAt < SILENCE_MS,
    epoch: options.epoch,
  })
  const tell = options.port.connect((slots) => queueMicrotask(() => inlet.answer(slots)))

  const connection = connect({
    url: options.url,
    topics: viewerTopics(room),
    async heard(topic, payload) {
      const message = await receiver.take(topic, payload)
      if (!message) return
      if (message.kind === 'here') {
        const here = parsed(hereSchema, message.header)
        if (!here) return
        heardAt = here.gone ? -Infinity : now()
        sameVersion = here.gone || here.version === options.version
        if (!here.gone) sayThatOneIsHere(message.epoch)
        options.shows(here)
        if (here.gone) inlet.gone()
      } else if (message.kind === 'activity') options.asked(message.header)
      else {
        if (message.hash) connection.unsubscribe(topic)
        if (sameVersion) inlet.take(message)
      }
    },
    changed: options.changed,
  })

  return {
    refusals: receiver.refused,
    get state() {
      return connection.state
    },
    answer,
    wake: connection.wake,
    close: connection.close,
  }
}
