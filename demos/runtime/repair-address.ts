/** Marks that a mail or chat program, or a sentence, puts after a link. */
const AFTER = /(?:[.,;:!>)\]}"'’”»]|%22|%3E|%C2%BB|%E2%80%9D|%0[AD])+$/i

/**
 * Undoes what mail, chat and PDF programs do to the part of a link after the `#`: line breaks, `&amp;` for `&`,
 * encoding a second time, and the mark that ends the sentence. What cannot be told is left, and said by the demo.
 *
 * @param hash `#/16?demo=collapse&amp;d=2).`
 * @returns `#/16?demo=collapse&d=2`
 */
export function repairHash(hash: string): string {
  let address = hash.replace(/\s|%0[AD]/gi, '')
  while (/&amp;/i.test(address)) address = address.replace(/&amp;/gi, '&')
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

/** Repairs the address of the window, before the router reads it. */
export function repairAddress(): void {
  const repaired = repairHash(location.hash)
  if (repaired !== location.hash) history.replaceState(history.state, '', repaired || '#/')
}
