/** Joins still WebP pictures into an animated one, by the container of RFC 9649. Browsers encode only the stills. */
const PICTURE = new Set(['ALPH', 'VP8 ', 'VP8L'])

export interface WebpFrame {
  /** A still WebP picture, as large as the animation. */
  readonly still: Uint8Array
  readonly milliseconds: number
}

/**
 * Makes an animation that repeats without end.
 *
 * @throws RangeError if a frame is no WebP picture
 */
export function animatedWebp(frames: readonly WebpFrame[], width: number, height: number): Buffer {
  const size = Buffer.concat([uint24(width - 1), uint24(height - 1)])
  const parts = [
    chunk('VP8X', Buffer.concat([Buffer.from([0b10, 0, 0, 0]), size])),
    chunk('ANIM', Buffer.alloc(6)),
    ...frames.map(({ still, milliseconds }) =>
      chunk(
        'ANMF',
        Buffer.concat([Buffer.alloc(6), size, uint24(milliseconds), Buffer.from([0b10]), ...pictureChunks(still)]),
      ),
    ),
  ]
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...parts]))
}

/** The chunks of a still that hold its pixels; a header or a colour profile may stand before them. */
function pictureChunks(still: Uint8Array): Buffer[] {
  const bytes = Buffer.from(still)
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    throw new RangeError('A frame is no WebP picture.')
  const found: Buffer[] = []
  for (let at = 12; at + 8 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    const padded = end + (end % 2)
    if (PICTURE.has(bytes.toString('latin1', at, at + 4))) found.push(bytes.subarray(at, padded))
    at = padded
  }
  if (found.length === 0) throw new RangeError('A frame has no pixels.')
  return found
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

function uint24(value: number): Buffer {
  const bytes = Buffer.alloc(3)
  bytes.writeUIntLE(value, 0, 3)
  return bytes
}
