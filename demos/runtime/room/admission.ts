/**
 * The lead is handed to another device by a deliberate act: the lecturer's window shows a link with the key of a channel
 * between the two; the other device asks there; the lecturer, who sees the same four digits on both, admits it.
 */
import * as v from 'valibot'
import { countSchema, parsed } from '../validation'
import { fromBase64Url, toBase64Url } from './base64url'
import type { Grant } from './lead-envelope'
import { isPublicKey } from './signature'
import { shareOf } from './tally'

/** What the other device says: it asks to lead, with its public key, or gives the lead back. */
export const requestSchema = v.variant('act', [
  v.object({ act: v.literal('ask'), key: v.custom<string>(isPublicKey) }),
  v.object({ act: v.literal('return') }),
])
export type LeadRequest = v.InferOutput<typeof requestSchema>

const admissionSchema = v.object({
  act: v.literal('admit'),
  number: countSchema,
  /** Public key of the device that is admitted. */
  key: v.custom<string>(isPublicKey),
  signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/)),
  /** Of the broker, where it asks for them: all is encrypted on its way. */
  credentials: v.optional(v.object({ username: v.string(), password: v.string() })),
})
/** What the owner of the room answers. */
export const replySchema = v.variant('act', [
  admissionSchema,
  v.object({ act: v.literal('refuse'), key: v.custom<string>(isPublicKey) }),
])
export type LeadReply = v.InferOutput<typeof replySchema>

/** A right to lead as it is told to the device that has it. */
export const writeAdmission = (
  { number, key, signature }: Grant,
  credentials: { username: string; password: string } | undefined,
): LeadReply => ({ act: 'admit', number, key, signature: toBase64Url(signature), credentials })

/** The right to lead that was told; undefined if it is none. */
export function readAdmission(given: unknown) {
  const admitted = parsed(admissionSchema, given)
  const signature = admitted && fromBase64Url(admitted.signature)
  if (!signature) return undefined
  const { number, key, credentials } = admitted
  return { grant: { number, key, signature } satisfies Grant, credentials }
}

/** Four digits that both devices show, so that the lecturer admits the device that is meant. */
export const digitsOf = (key: string): string => String(shareOf(key, 'lead') % 10_000).padStart(4, '0')
