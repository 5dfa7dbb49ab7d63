/** There are numerals for the numbers below. */
export const LIMIT = 1_000_000

/** How numerals are written. `1990`: hyphens everywhere (Conseil supérieur de la langue française, Journal officiel of 6 December 1990). */
export type Spelling = 'traditional' | '1990'

const SIMPLE =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const TENS = ['vingt', 'trente', 'quarante', 'cinquante', 'soixante']

function below100(n: number, last: boolean): string {
  if (n < 20) return SIMPLE[n]!
  if (n === 71) return 'soixante et onze'
  if (n === 80) return last ? 'quatre-vingts' : 'quatre-vingt'
  if (n > 80) return `quatre-vingt-${SIMPLE[n - 80]}`
  if (n > 70) return `soixante-${SIMPLE[n - 60]}`
  const ten = TENS[Math.min(4, Math.floor(n / 10) - 2)]!
  const unit = n === 70 ? 10 : n % 10
  return unit === 0 ? ten : unit === 1 ? `${ten} et un` : `${ten}-${SIMPLE[unit]}`
}

/** `last`: nothing follows, so that multiplied vingt and cent take their s. */
function below1000(n: number, last: boolean): string {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100]
  if (hundreds === 0) return below100(rest, last)
  const head = hundreds === 1 ? 'cent' : `${SIMPLE[hundreds]} cent`
  if (rest > 0) return `${head} ${below100(rest, last)}`
  return hundreds > 1 && last ? `${head}s` : head
}

/**
 * The cardinal numeral of a number, as in France.
 *
 * @param n 0 … 999 999
 * @throws RangeError for other numbers
 */
export function frenchNumeral(n: number, spelling: Spelling = 'traditional'): string {
  if (!Number.isInteger(n) || n < 0 || n >= LIMIT) throw new RangeError(`no numeral for ${n}`)
  const [thousands, rest] = [Math.floor(n / 1000), n % 1000]
  const head = thousands === 0 ? '' : thousands === 1 ? 'mille' : `${below1000(thousands, false)} mille`
  const tail = rest > 0 || thousands === 0 ? below1000(rest, true) : ''
  const text = [head, tail].filter(Boolean).join(' ')
  return spelling === '1990' ? text.replaceAll(' ', '-') : text
}
