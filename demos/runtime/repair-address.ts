/** Marks that a mail or chat program, or a sentence, puts after a link. */
const AFTER = /(?:[.,;:!?>)\]}"'’”»›…`*_~|\u200b]|%(?:22|3E|5D|7D|60|0[AD]|C2%A0|C2%BB|E2%80%(?:8B|99|9D|A6|BA)))+$/i
/** The forms of `&` in HTML. */
const AMPERSAND = /&(?:amp|#38|#x26);/gi

/**
 * Undoes what mail, chat and PDF programs do to the part of a link after the `#`: line breaks, `&amp;` for `&`, `=3D` for
 * `=`, encoding a second time, and the mark that ends the sentence. What cannot be told is left, and said by the demo.
 *
 * @param hash `#/16?demo=collapse&amp;d=2).`
 * @returns `#/16?demo=collapse&d=2`
 */
export function repairHash(hash: string): string {
  let address = hash.replace(/\s|%0[AD]/gi, '')
  while (address.search(AMPERSAND) >= 0) address = address.replace(AMPERSAND, '&')
  // quoted-printable, of mail
  if (/[?&]demo=3D/i.test(address)) address = address.replace(/=3D/gi, '=')
  while (/%25[0-9A-F]{2}/i.test(address)) address = address.replace(/%25([0-9A-F]{2})/gi, '%$1')
  if (!address.includes('?')) address = address.replace(/%3F.*/i, decoded)
  return address.replace(AFTER, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Keys that stay before the `#`: they are meant for the window, and not for a demo. */
const OF_THE_WINDOW = new Set([
  'backend',
  'print',
  'range',
  'password',
  'embedded',
  'route',
  'audience',
  'room',
  'broker',
])

/**
 * A copied link keeps the demo before the `#`, which some chat programs drop or encode. The router reads it after.
 *
 * @param search `?slide=collapse&demo=collapse&d=2`
 * @returns `#/collapse?demo=collapse&d=2` and what stays in the search; undefined if it names no demo
 */
export function splitLink(search: string): { hash: string; search: string } | undefined {
  // a `#` that was encoded is still a border; the slide after it counts
  const [before = '', after] = repairHash(search.includes('=') ? search : decoded(search)).split(/(?:%23|#)(?:\/|%2F)/i)
  const keys = new URLSearchParams(before)
  const [, slideAfter = '', keysAfter] = /^([^?&]*)(.*)$/s.exec(after ?? '')!
  for (const [key, value] of new URLSearchParams(keysAfter)) keys.set(key, value)
  const demo = keys.get('demo')
  if (!demo) return undefined
  const slide = slideAfter || keys.get('slide') || demo
  keys.delete('slide')
  const staying = [...keys].filter(([key]) => OF_THE_WINDOW.has(key))
  staying.forEach(([key]) => keys.delete(key))
  return {
    hash: `#/${encodeURIComponent(slide)}?${keys}`,
    search: staying.length > 0 ? `?${new URLSearchParams(staying)}` : '',
  }
}

/** Repairs the address of the window, before the router reads it. */
export function repairAddress(): void {
  if (!__SLIDEV_HASH_ROUTE__) return
  const { pathname } = location
  // the `#` of an entity is no border
  const [, search = '', hash = ''] = /^([^#]*)(.*)$/s.exec((location.search + location.hash).replace(AMPERSAND, '&'))!
  const repaired = splitLink(search) ?? { hash: repairHash(hash) || '#/', search }
  if (repaired.search + repaired.hash !== location.search + location.hash)
    history.replaceState(history.state, '', pathname + repaired.search + repaired.hash)
}
