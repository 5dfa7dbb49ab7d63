/**
 * Topics of a room at the broker. The lecturer alone writes below `lead`, signed; each device writes below `answers`
 * under the name of its own key, signed with it; `remote` is between the lecturer and a phone that is paired.
 */
const ROOT = 'deck'
const LEAD_KINDS = ['here', 'demo', 'curves', 'activity', 'chunk'] as const
/**
 * here: the slide in view and signs of life · demo: what its demo shows · curves: the curves of that run ·
 * activity: what the class is asked · chunk: an array that does not change, named by its hash
 */
export type LeadKind = (typeof LEAD_KINDS)[number]

/** Largest message of each kind, in bytes, signature included. */
export const MAX_BYTES: Readonly<Record<LeadKind | 'answers' | 'remote', number>> = {
  here: 4096,
  demo: 2 ** 16,
  curves: 2 ** 17,
  activity: 2 ** 14,
  chunk: 2 ** 19,
  answers: 1024 + 64,
  remote: 2 ** 14,
}

/** The topic on which the lecturer says something. */
export const leadTopic = (room: string, kind: LeadKind, hash?: string): string =>
  [ROOT, room, 'lead', kind, ...(hash ? [hash] : [])].join('/')
/** What a viewer subscribes to at once; chunks follow as they are named. */
export const viewerTopics = (room: string): string[] =>
  LEAD_KINDS.filter((kind) => kind !== 'chunk').map((kind) => leadTopic(room, kind))
/** The topic on which a device answers. */
export const answersTopic = (room: string, device: string): string => `${ROOT}/${room}/answers/${device}`
/** What the embedded broker tells the lecturer: how many devices are there, and what it refused. */
export const brokerTopic = (room: string): string => `${ROOT}/${room}/broker`
/** The topics between a lecturer and the phone that is paired. */
export const remoteTopic = (room: string, channel: string, from: 'phone' | 'lecturer'): string =>
  `${ROOT}/${room}/remote/${channel}/${from}`

export type Place =
  | { room: string; kind: LeadKind; hash?: string }
  | { room: string; kind: 'answers'; device: string }
  | { room: string; kind: 'remote'; channel: string }
  | { room: string; kind: 'broker' }

const NAME = /^[\w-]{22,43}$/
/** What a topic is for; undefined if it is none of a room. */
export function placeOf(topic: string): Place | undefined {
  const [root, room, part, name, last, ...more] = topic.split('/')
  if (root !== ROOT || !room || !NAME.test(room) || more.length > 0) return undefined
  if (part === 'broker' && name === undefined) return { room, kind: 'broker' }
  if (!name) return undefined
  if (part === 'lead') {
    const kind = LEAD_KINDS.find((one) => one === name)
    if (!kind || (kind === 'chunk') !== (last !== undefined) || (last !== undefined && !NAME.test(last)))
      return undefined
    return { room, kind, hash: last }
  }
  if (part === 'answers' && NAME.test(name) && last === undefined) return { room, kind: 'answers', device: name }
  if (part === 'remote' && NAME.test(name) && (last === 'phone' || last === 'lecturer'))
    return { room, kind: 'remote', channel: name }
  return undefined
}

/** Whether a topic is one on which the lecturer alone speaks. */
export const isLeadPlace = (place: Place): place is Extract<Place, { kind: LeadKind }> =>
  LEAD_KINDS.some((kind) => kind === place.kind)
