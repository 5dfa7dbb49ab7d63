import fc from 'fast-check'
import { afterEach, expect, it, test, vi } from 'vitest'
import { repairAddress, repairHash, splitLink } from '../../../demos/runtime/repair-address'

const right = '#/16?demo=collapse&d=2&text=soixante+et+onze'

test.each([
  ['&amp;', right.replaceAll('&', '&amp;')],
  ['&amp; twice', right.replaceAll('&', '&amp;amp;')],
  ['&#38;', right.replaceAll('&', '&#38;')],
  ['&#x26;', right.replaceAll('&', '&#x26;')],
  ['quoted-printable', right.replaceAll('=', '=3D')],
  ...[...'*_`~…›?|', '**', '%5D', '%7D).', '%C2%A0', '%E2%80%A6', '%E2%80%8B', '\u200b'].map(
    (mark): [string, string] => [`${mark} at the end`, right + mark],
  ),
  ['a full stop', `${right}.`],
  ['a bracket and a full stop', `${right}).`],
  ['>', `${right}>`],
  ['quotation marks', `${right}”`],
  ['French quotation marks', `${right}%C2%BB`],
  ['an encoded quotation mark', `${right}%22`],
  ['line breaks of a PDF', right.replace('&d', '%0A&d')],
  ['a raw line break', right.replace('&d', '\n&d')],
  ['an encoded query', '#/16' + encodeURIComponent(right.slice(4))],
  ['a query encoded twice', '#/16' + encodeURIComponent(encodeURIComponent(right.slice(4)))],
  ['a value encoded twice', right.replace('+et+', '%2520et%2520').replace('soixante%2520', 'soixante%2520')],
])('%s is undone', (_, changed) => expect(repairHash(changed).replaceAll('%20', '+')).toBe(right))

it('leaves a link as the deck writes it', () => {
  fc.assert(
    fc.property(
      fc.record({ demo: fc.constantFrom('collapse', 'simclr'), d: fc.nat(), mask: fc.boolean() }),
      (query) => {
        const hash = `#/12?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`
        expect(repairHash(hash)).toBe(hash)
      },
    ),
  )
  for (const hash of ['', '#/', '#/collapse', '#/presenter/3?clicks=2']) expect(repairHash(hash)).toBe(hash)
})

const copied = '?slide=numbers&demo=numbers&text=soixante+et+onze&seed=3'
const after = { hash: '#/numbers?demo=numbers&text=soixante+et+onze&seed=3', search: '' }
test.each([
  ['as the deck writes it', copied],
  ['without its slide', copied.replace('slide=numbers&', '')],
  ['with &amp;', copied.replaceAll('&', '&amp;')],
  ['at the end of a sentence', `${copied}).`],
  ['broken over two lines', copied.replace('&seed', '\n&seed')],
  ['encoded twice', copied.replaceAll('+', '%2520').replace('%2520', '%2520')],
  ['with &#38;', copied.replaceAll('&', '&#38;')],
  ['in quoted-printable', copied.replaceAll('=', '=3D')],
  ['encoded as a whole', `?${encodeURIComponent(copied.slice(1))}`],
  ['in bold of a chat program', `${copied}*`],
  ['with the # of a page that was open', `${copied}%23/numbers`],
  ['with a border before its keys', `?slide=%23/&${copied.slice(1)}`],
])('a copied link %s is read', (_, search) => {
  expect(splitLink(search)).toEqual(after)
})

it('what is meant for the window stays before the #, and a search without demo is left alone', () => {
  expect(splitLink(`${copied}&backend=wasm`)).toEqual({ ...after, search: '?backend=wasm' })
  expect(splitLink('?backend=wasm')).toBeUndefined()
  expect(splitLink('')).toBeUndefined()
})

it('no link sends to another place than a slide of this deck', () => {
  fc.assert(
    fc.property(fc.string(), fc.webQueryParameters(), (slide, query) => {
      const found = splitLink(`?slide=${encodeURIComponent(slide)}&demo=collapse&${query}`)!
      expect(found.hash.startsWith('#/')).toBe(true)
      expect(new URL(found.hash, 'https://deck.example/a/').pathname).toBe('/a/')
    }),
  )
})

afterEach(() => void vi.unstubAllGlobals())
test.each([
  ['?slide=numbers&#38;demo=numbers&#38;seed=3', '#/numbers?demo=numbers&seed=3'],
  ['?backend=wasm#/16?demo=collapse&amp;d=2).', '?backend=wasm#/16?demo=collapse&d=2'],
  ['?audience#/16?demo=collapse', '?audience#/16?demo=collapse'],
  ['', '#/'],
])('the address %s is mended before anybody reads it', (given, mended) => {
  const url = new URL(`https://deck.example/a/${given}`)
  const replaceState = vi.fn()
  vi.stubGlobal('__SLIDEV_HASH_ROUTE__', true)
  vi.stubGlobal('location', url)
  vi.stubGlobal('history', { state: null, replaceState })
  repairAddress()
  const written = replaceState.mock.lastCall?.[2] as string | undefined
  expect(written ?? `/a/${given}`).toBe(`/a/${mended}`)
})
