import type { NdArray } from '../demos/core/ndarray'

/** The bits of numbers as text: `toEqual` would compare millions of numbers one by one, which takes seconds. */
export const bitsOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64')

/** Arrays by name, with their shapes and bits. */
export const bitsOfAll = (arrays: Readonly<Record<string, NdArray>>) =>
  Object.fromEntries(
    Object.entries(arrays).map(([name, { shape, data }]) => [name, { shape: [...shape], bits: bitsOf(data) }]),
  )
