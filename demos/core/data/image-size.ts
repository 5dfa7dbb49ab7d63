/**
 * Width and height that the head of an image file tells, without decoding it. PNG, GIF, BMP, WebP and JPEG.
 *
 * @param bytes the first bytes of the file.
 * @returns undefined when the format is another, or its head is longer.
 */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number, text: string): boolean =>
    [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
  try {
    if (tag(1, 'PNG')) return { width: view.getUint32(16), height: view.getUint32(20) }
    if (tag(0, 'GIF8')) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (tag(0, 'BM')) return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    if (tag(8, 'WEBPVP8 '))
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    if (tag(8, 'WEBPVP8L')) {
      const packed = view.getUint32(21, true)
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    if (tag(8, 'WEBPVP8X'))
      return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 }
    if (view.getUint16(0) === 0xffd8) return jpegSize(view)
  } catch {
    // the head ends before its size
  }
  return undefined
}

/** Of the frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
function jpegSize(view: DataView): { width: number; height: number } | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return undefined
}
