/** Pages of 64 KiB that a shared memory may grow to: 1 GiB, for which a browser keeps room among its addresses. */
export const MOST_PAGES = 16384

/** Numbers of sections and of kinds of imports: WebAssembly core specification 2.0, sections 5.5.2 and 5.5.5. */
const IMPORT_SECTION = 2
const MEMORY_SECTION = 5
const [FUNCTION, TABLE, MEMORY] = [0, 1, 2]
/** Limits that have a maximum, of a memory that threads share: proposal "threads", binary format. */
const SHARED = 3

/**
 * The same module, but for its memory, imported or its own, which threads can share. So one binary serves with threads
 * and without.
 */
export function shareMemory(binary: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const parts: (Uint8Array | number[])[] = [binary.subarray(0, 8)]
  for (let at = 8; at < binary.length;) {
    const [size, start] = readNumber(binary, at + 1)
    const body = binary.subarray(start, start + size)
    const place = placeOfLimits(binary[at]!, body)
    const changed = place === undefined ? body : withSharedLimits(body, place)
    parts.push([binary[at]!, ...number(changed.length)], changed)
    at = start + size
  }
  return concat(parts)
}

/** Where a section says how large the memory is. */
function placeOfLimits(section: number, body: Uint8Array): number | undefined {
  let [count, at] = readNumber(body, 0)
  if (section === MEMORY_SECTION) return at
  if (section !== IMPORT_SECTION) return undefined
  for (; count > 0; count--) {
    for (let name = 0; name < 2; name++) {
      const [length, start] = readNumber(body, at)
      at = start + length
    }
    const kind = body[at++]
    if (kind === MEMORY) return at
    if (kind === FUNCTION) at = readNumber(body, at)[1]
    else if (kind === TABLE) at = endOfLimits(body, at + 1)
    else at += 2 // a global
  }
  return undefined
}

function endOfLimits(body: Uint8Array, at: number): number {
  const start = readNumber(body, at + 1)[1]
  return body[at]! & 1 ? readNumber(body, start)[1] : start
}

function withSharedLimits(body: Uint8Array, place: number): Uint8Array {
  const [least] = readNumber(body, place + 1)
  const limits = [SHARED, ...number(least), ...number(MOST_PAGES)]
  return concat([body.subarray(0, place), limits, body.subarray(endOfLimits(body, place))])
}

/** A number in LEB128, and where the next one begins. */
function readNumber(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++]!
    value += (byte & 127) * factor
    if (byte < 128) return [value, at]
  }
}

function number(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...number(Math.floor(value / 128))]
}

function concat(parts: readonly (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
