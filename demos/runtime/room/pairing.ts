/** A phone that is paired as the lecturer's clicker, in a link. */
export interface Pairing {
  /** Names the channel; anybody may see it. */
  channel: string
  /** The key, 32 bytes in base64url. */
  secret: string
}

const HASH = /^#clicker=([\w-]{22})\.([\w-]{43})$/
/** The part of a link after the `#`, which no server sees. */
export const writePairing = ({ channel, secret }: Pairing): string => `#clicker=${channel}.${secret}`
/** The pairing of such a link; undefined if it has none. */
export function readPairing(hash: string): Pairing | undefined {
  const [, channel, secret] = HASH.exec(hash) ?? []
  return channel && secret ? { channel, secret } : undefined
}
