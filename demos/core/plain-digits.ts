const WIDTHLESS = /\p{Cf}/gu
const DIGIT = /\p{Nd}/gu

/**
 * Writes numbers in the digits and marks of French and English: digits of any script, full-width forms and the Arabic
 * marks are replaced, characters without a width are left out (Unicode NFKC; digits stand in ranges of ten from 0 to 9).
 *
 * @param text as it was typed or pasted
 * @returns the text, its digits from 0 to 9
 */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(WIDTHLESS, '')
    .replaceAll('\u066b', ',')
    .replaceAll('\u066c', '’')
    .replace(DIGIT, valueOf)
}

/** How many digits stand before one in its range. */
function valueOf(digit: string): string {
  const at = digit.codePointAt(0)!
  let first = at
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--
  return String((at - first) % 10)
}
