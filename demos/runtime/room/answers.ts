/** What viewers may say: one small, signed answer to what they were asked. Everything else is refused and counted. */
import * as v from 'valibot'
import { countSchema, finiteSchema, longCountSchema, parsed } from '../validation'
import { idSchema } from './activity'
import { seal, unseal } from './envelope'
import { createBudget, noRefusals, type Refusal, type Refused } from './lead-receiver'
import { decodeBody, encodeBody } from '../header-bytes'
import type { KeyPair } from './signature'
import { MAX_BYTES, placeOf } from './topics'

/** Controls, those of writing direction among them, and marks piled on a letter: they would reach into the lines around. */
const UNRULY = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|\p{M}{5}/u
const textSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(280),
  v.check((text) => !UNRULY.test(text)),
)

/** A metric of a run at a few of its steps. */
export const curveSchema = v.pipe(v.array(v.tuple([countSchema, finiteSchema])), v.minLength(1), v.maxLength(32))

/** What an answer is: a prediction, the end of a run, a written question, or a vote for one. */
const answerContentSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('here') }),
  /** The number of an option, or the value of a slider. */
  v.strictObject({ kind: v.literal('prediction'), ask: idSchema, value: finiteSchema }),
  v.strictObject({
    kind: v.literal('run'),
    ask: idSchema,
    /** The seed, or the value of the parameter that varies. */
    setting: finiteSchema,
    /** Steps that were trained, which may be fewer than were asked for. */
    steps: countSchema,
    curve: curveSchema,
  }),
  v.strictObject({ kind: v.literal('question'), ask: idSchema, text: textSchema }),
  v.strictObject({ kind: v.literal('vote'), ask: idSchema, question: idSchema, up: v.boolean() }),
])
export type AnswerContent = v.InferOutput<typeof answerContentSchema>

const answerSchema = v.strictObject({
  /** Grows with each answer of a device. */
  seq: longCountSchema,
  content: answerContentSchema,
})
export interface Answer {
  /** Public key of the device. */
  device: string
  content: AnswerContent
}

let lastSeq = 0
/** Signs an answer with the key of the device. */
export function sealAnswer({ privateKey }: KeyPair, topic: string, content: AnswerContent) {
  lastSeq = Math.max(lastSeq + 1, Date.now())
  return seal(privateKey, topic, encodeBody({ seq: lastSeq, content }))
}

/** Answers a device may give at once, and in a second later on. */
const BURST = 8
const PER_SECOND = 1
/** Answers that are verified in a second, of all devices together. */
const ALL_PER_SECOND = 1500
const MAX_DEVICES = 20_000

export interface IntakeOptions {
  room: string
  now(): number
  accepted(answer: Answer): void
  refused(why: Refusal): void
}
interface Device {
  seq: number
  mayAnswer(): boolean
}

/** Takes in answers: their size and rate are looked at first, then the signature, then what they say. */
export function answersIntake({ room, now, accepted, refused }: IntakeOptions) {
  const counts = noRefusals()
  const devices = new Map<string, Device>()
  const mayVerify = createBudget(ALL_PER_SECOND, now)

  function refuse(why: Refusal): undefined {
    counts[why]++
    refused(why)
  }
  /** A device that has given its first answer. */
  function newDevice(): Device {
    const mayAnswer = createBudget(PER_SECOND, now, BURST)
    mayAnswer()
    return { seq: -1, mayAnswer }
  }

  return {
    refused: counts as Readonly<Refused>,
    /** The answer, if it is one; undefined otherwise. */
    async take(topic: string, message: Uint8Array<ArrayBuffer>): Promise<Answer | undefined> {
      const place = placeOf(topic)
      if (place?.room !== room || place.kind !== 'answers') return refuse('foreign')
      if (message.length > MAX_BYTES.answers) return refuse('oversized')
      const known = devices.get(place.device)
      if ((known && !known.mayAnswer()) || (!known && devices.size >= MAX_DEVICES) || !mayVerify())
        return refuse('flood')
      const body = await unseal(place.device, topic, message)
      if (!body) return refuse('forged')
      const given = parsed(answerSchema, decodeBody(body)?.header)
      if (!given) return refuse('malformed')
      // others of the same device may have come while this one was verified
      const device = devices.get(place.device) ?? newDevice()
      if (given.seq <= device.seq) return refuse('replayed')
      device.seq = given.seq
      devices.set(place.device, device)
      const answer = { device: place.device, content: given.content }
      accepted(answer)
      return answer
    },
  }
}
