import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { bagKey, countBags, bagCeiling } from '../../../../demos/core/numerals/bag-of-words'
import { frenchNumeral, type Spelling } from '../../../../demos/core/numerals/french-numeral'
import { parseNumeral } from '../../../../demos/core/numerals/parse-numeral'
import { MAX_TOKENS, tokenize, VOCABULARY, numeralTokens } from '../../../../demos/core/numerals/vocabulary'

describe('French numerals', () => {
  test.each([
    [0, 'zéro', 'zéro'],
    [21, 'vingt et un', 'vingt-et-un'],
    [71, 'soixante et onze', 'soixante-et-onze'],
    [77, 'soixante-dix-sept', 'soixante-dix-sept'],
    [80, 'quatre-vingts', 'quatre-vingts'],
    [81, 'quatre-vingt-un', 'quatre-vingt-un'],
    [200, 'deux cents', 'deux-cents'],
    [201, 'deux cent un', 'deux-cent-un'],
    [1000, 'mille', 'mille'],
    [80_000, 'quatre-vingt mille', 'quatre-vingt-mille'],
    [80_080, 'quatre-vingt mille quatre-vingts', 'quatre-vingt-mille-quatre-vingts'],
    [91_071, 'quatre-vingt-onze mille soixante et onze', 'quatre-vingt-onze-mille-soixante-et-onze'],
    [200_200, 'deux cent mille deux cents', 'deux-cent-mille-deux-cents'],
  ])('%i', (n, traditional, reformed) => {
    expect(frenchNumeral(n)).toBe(traditional)
    expect(frenchNumeral(n, '1990')).toBe(reformed)
  })

  // Of all lines of an independent generator in Python, each ended by a line feed.
  test.each([
    ['traditional', '5930c12eccb26dc85083ecd2b818704342744fb927582048ca11953a2691e14b'],
    ['1990', '262a6afbc836f53ed72bea1e66b239ea4cc69d410f1d80ac917226a0cf05c4e0'],
  ] as [Spelling, string][])('all of them, %s', (spelling, sum) => {
    const hash = createHash('sha256')
    for (let n = 0; n < 1_000_000; n++) hash.update(`${frenchNumeral(n, spelling)}\n`)
    expect(hash.digest('hex')).toBe(sum)
  })

  it('has no numeral outside its range', () => {
    for (const n of [-1, 1.5, 1_000_000, NaN]) expect(() => frenchNumeral(n)).toThrow(RangeError)
  })

  it('are the same words in both spellings, at most 13', () => {
    expect(VOCABULARY).toHaveLength(25)
    let longest = 0
    for (let n = 0; n < 1_000_000; n += 101) {
      expect(tokenize(frenchNumeral(n))).toEqual(numeralTokens(n))
      expect(tokenize(frenchNumeral(n, '1990'))).toEqual(numeralTokens(n))
      longest = Math.max(longest, numeralTokens(n).length)
    }
    expect(numeralTokens(497_497)).toHaveLength(MAX_TOKENS)
    expect(longest).toBeLessThanOrEqual(MAX_TOKENS)
  })
})

describe('bags of words', () => {
  it('are equal when the words are, whatever their order', () => {
    const six = [200_000, 2_100, 102_000, 100_002, 1_102, 1_200]
    expect(new Set(six.map(bagKey)).size).toBe(1)
    expect(bagKey(2_200)).not.toBe(bagKey(2_100))
    expect(bagCeiling(six)).toBeCloseTo(1 / 6)
  })

  it('have keys that tell all of them apart', () => {
    const byKey = new Map<number, string>()
    for (let n = 0; n < 1_000_000; n += 37) {
      const sorted = [...numeralTokens(n)].sort((a, b) => a - b).join()
      expect(byKey.get(bagKey(n)) ?? sorted).toBe(sorted)
      byKey.set(bagKey(n), sorted)
    }
    expect(new Set(byKey.values()).size).toBe(byKey.size)
  })

  it.each([
    [1_000, 720, 4],
    [10_000, 3_966, 12],
    [100_000, 21_995, 32],
  ])('below %i', (range, distinct, largest) => {
    const bags = countBags(range)
    expect(bags.size).toBe(distinct)
    expect(Math.max(...bags.values())).toBe(largest)
  })
})

describe('reader', () => {
  it('reads every numeral in both spellings', () => {
    for (let n = 0; n < 1_000_000; n += 997)
      for (const spelling of ['traditional', '1990'] as const)
        expect(parseNumeral(frenchNumeral(n, spelling))).toEqual({ n, typed: 'words' })
  })
  test.each([
    ['zero', 0],
    ['  DEUX   CENT ', 200],
    ['quatre vingt dix sept', 97],
    ['Soixante‑et‑onze.', 71],
    ['deux mille cents', 2100],
    ['vingt et une', 21],
    ['mil neuf cent', 1900],
    ['deux milles', 2000],
  ])('takes «%s»', (text, n) => expect(parseNumeral(text)).toEqual({ n, typed: 'words' }))

  test.each([
    '1234',
    '1 234',
    '1\u00a0234',
    '1\u202f234',
    '1,234',
    '1.234',
    '1’234',
    "1'234",
    '+1234',
    '１２３４',
    '١٢٣٤',
    '١٬٢٣٤',
    '۱۲۳۴',
    '१२३४',
    '\u200b1234',
  ])('takes the digits «%s», whatever their thousands mark', (text) =>
    expect(parseNumeral(text)).toEqual({ n: 1234, typed: 'digits' }),
  )
  test.each(['1000000', '1 000 000', '1,000,000', '1.234.567'])('«%s» is too large', (text) =>
    expect(parseNumeral(text)).toEqual({ problem: 'large' }),
  )
  test.each([
    '3.14',
    '3,14',
    '0,5',
    '1.2345',
    '12 34',
    '1,234.5',
    '3,',
    '３，１４',
    '3٫5',
    'trois virgule un',
    'trois point un',
    'trois et demi',
  ])('«%s» is no whole number', (text) => expect(parseNumeral(text)).toEqual({ problem: 'decimal' }))
  test.each(['5 %', '--3', '3-4', '3/4', '2 mille', '2ème', '1e3', '1_000', '½', '(5)'])(
    '«%s» is neither in words nor in digits',
    (text) => expect(parseNumeral(text)).toEqual({ problem: 'mixed' }),
  )
  test.each(['-5', '−5', '– 5', '－５', '﹣5', 'moins cinq', 'moins', 'négatif cinq'])('«%s» is below zero', (text) =>
    expect(parseNumeral(text)).toEqual({ problem: 'negative' }),
  )
  test.each([
    ['septante', { problem: 'regional', word: 'septante', instead: 'soixante-dix' }],
    ['cent nonante', { problem: 'regional', word: 'nonante', instead: 'quatre-vingt-dix' }],
    ['onze cents', { problem: 'hundreds', instead: 'mille cent' }],
    ['dix-neuf cent quatre-vingts', { problem: 'hundreds', instead: 'mille neuf cent quatre-vingts' }],
    ['vingt un', { problem: 'spelling', instead: 'vingt et un' }],
    ['quatre-vingt et un', { problem: 'spelling', instead: 'quatre-vingt-un' }],
    ['un mille', { problem: 'spelling', instead: 'mille' }],
    ['seventy one', { problem: 'english' }],
    ['minus three', { problem: 'english' }],
    ['deux millions', { problem: 'large' }],
    ['🙂', { problem: 'unknown', word: '🙂' }],
    ['constructor', { problem: 'unknown', word: 'constructor' }],
    ['', { problem: 'empty' }],
    ['a'.repeat(10_000), { problem: 'long' }],
    ['mille mille', { problem: 'order' }],
    ['trente onze', { problem: 'order' }],
    ['deux trois', { problem: 'order' }],
  ])('says what is wrong with «%.20s»', (text, reading) => expect(parseNumeral(text)).toEqual(reading))
})
