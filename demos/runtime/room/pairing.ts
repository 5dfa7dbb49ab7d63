/** A device that is paired with the lecturer's, in a link. */
export interface Pairing {
  /** Names the channel; anybody may see it. */
  channel: string
  /** The key, 32 bytes in base64url. */
  secret: string
}
/** clicker: the phone is the lecturer's clicker · lead: the device asks to lead the lecture */
export type PairedAs = 'clicker' | 'lead'

const HASH = /^#(clicker|lead)=([\w-]{22})\.([\w-]{43})$/
/** The part of a link after the `#`, which no server sees. */
export const writePairing = ({ channel, secret }: Pairing, as: PairedAs): string => `#${as}=${channel}.${secret}`
/** The pairing of such a link; undefined if it has none. */
export function readPairing(hash: string): (Pairing & { as: PairedAs }) | undefined {
  const [, as, channel, secret] = HASH.exec(hash) ?? []
  return channel && secret ? { as: as as PairedAs, channel, secret } : undefined
}
