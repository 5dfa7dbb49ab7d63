import { describe, expect, it } from 'vitest'
import { animatedWebp } from '../../../scripts/animated-webp'

/** A still of these chunks, each of the name's bytes and content. */
function still(...chunks: [name: string, content: number[]][]): Buffer {
  const parts = chunks.map(([name, content]) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(content.length)
    return Buffer.concat([Buffer.from(name), size, Buffer.from(content), Buffer.alloc(content.length % 2)])
  })
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), size, body])
}
const chunks = (file: Buffer, from = 12): { name: string; content: Buffer }[] => {
  const found = []
  for (let at = from; at < file.length;) {
    const size = file.readUInt32LE(at + 4)
    found.push({ name: file.toString('latin1', at, at + 4), content: file.subarray(at + 8, at + 8 + size) })
    at += 8 + size + (size % 2)
  }
  return found
}

describe('an animated WebP', () => {
  const first = still(['VP8 ', [1, 2, 3]])
  const second = still(['VP8X', [0, 0]], ['ICCP', [9]], ['ALPH', [4, 5]], ['VP8 ', [6]])
  const file = animatedWebp(
    [
      { still: first, milliseconds: 250 },
      { still: second, milliseconds: 70_000 },
    ],
    1280,
    720,
  )

  it('says its size, that it moves, and that it repeats', () => {
    expect(file.toString('latin1', 0, 4)).toBe('RIFF')
    expect(file.readUInt32LE(4)).toBe(file.length - 8)
    const [header, animation] = chunks(file)
    expect([header!.name, header!.content[0]]).toEqual(['VP8X', 0b10])
    expect([header!.content.readUIntLE(4, 3), header!.content.readUIntLE(7, 3)]).toEqual([1279, 719])
    expect([animation!.name, animation!.content.readUInt16LE(4)]).toEqual(['ANIM', 0])
  })

  it('holds each frame for its time, with its pixels and nothing else', () => {
    const frames = chunks(file).slice(2)
    expect(frames.map(({ name }) => name)).toEqual(['ANMF', 'ANMF'])
    expect(frames.map(({ content }) => content.readUIntLE(12, 3))).toEqual([250, 70_000])
    expect(frames.map(({ content }) => chunks(content, 16).map(({ name }) => name))).toEqual([
      ['VP8 '],
      ['ALPH', 'VP8 '],
    ])
    expect([...chunks(frames[0]!.content, 16)[0]!.content]).toEqual([1, 2, 3])
  })

  it.each([
    ['a picture of another kind', Buffer.from('GIF89a and more')],
    ['a picture without pixels', still(['EXIF', [1]])],
  ])('refuses %s', (_, picture) => {
    expect(() => animatedWebp([{ still: picture, milliseconds: 1 }], 2, 2)).toThrow(RangeError)
  })
})
