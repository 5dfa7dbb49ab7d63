/** What visitors type: answered in words when it is not understood, never by a guess. */
import { beforeAll, expect, test } from 'vitest'
import { demoOn, useStage, type Watched } from './deck.ts'

const stage = useStage('site')

type Row = readonly [label: string, typed: string, answer: string]

/** The same limits wherever words of a sentence are tokens. */
const SENTENCES: readonly Row[] = [
  ['Phrase', 'a b c d e f g h', 'laissés de côté\u202f: 2'],
  ['Phrase', '🙂 '.repeat(10_000), 'Trop long'],
  ['Phrase', '👩‍👩‍👧 🙂', '👩‍👩‍👧'],
  ['Phrase', 'x'.repeat(10_000), 'Trop long'],
  ['Phrase', '<i>a</i> <img src=x onerror=alert(1)>', '<i>a</i>'],
  ['Phrase', 'الكلب يعض الرجل', 'الكلب'],
  ['Phrase', ' ', 'Écrire un mot'],
  ['Phrase', '?!…', 'Écrire un mot'],
]

const TYPED: Readonly<Record<string, readonly Row[]>> = {
  attention: SENTENCES,
  heads: SENTENCES,
  positions: SENTENCES,
  numbers: [
    ['Nombre à lire', 'quatre-vingt mille vingt', 'quatre-vingt mille vingt'],
    ['Nombre à lire', 'septante et un', 'se dit en Belgique ou en Suisse'],
    ['Nombre à lire', 'onze cents', 'mille cent'],
    ['Nombre à lire', 'seventy one', 'C’est de l’anglais'],
    ['Nombre à lire', '🙂', '«\u202f🙂\u202f» n’est pas un mot'],
    ['Nombre à lire', 'x'.repeat(10_000), 'Trop long'],
    ['Nombre à lire', 'deux millions', 'Trop grand'],
    ['Nombre à lire', '', 'Écrire un nombre'],
  ],
  epd: [
    ['Source x', 'onze cents', 'n’est pas un nombre français'],
    ['Source x', '', 'n’est pas un nombre français'],
  ],
  'key-value': [
    ['Clés', 'a, b, c, d, e, f, g', 'laissés de côté\u202f: 1'],
    ['Clés', 'pizza, '.repeat(10_000), 'Trop long'],
    ['Clés', '<b>pain</b>, fromage', '<b>pain</b>'],
    ['Clés', 'خبز، جبن', 'جبن'],
    ['Requête', 'خبز', 'Les valeurs se mélangent'],
    ['Requête', '🍕', 'Aucun titre ne ressemble'],
    ['Requête', 'x'.repeat(10_000), 'Trop long'],
    ['Requête', '', 'Écrire une requête'],
    ['Clés', '', 'Écrire au moins un titre'],
  ],
}

/** What shows the field's answer. */
const OPENED: Readonly<Record<string, string>> = {
  attention: '&source=sentence',
  epd: '&stage=transformer',
}

const addressOf = (id: string) => stage.deck.url(stage.slideOf(id), `demo=${id}&backend=wasm${OPENED[id] ?? ''}`)
let watched: Watched
beforeAll(async () => void (watched = await stage.open(addressOf(Object.keys(TYPED)[0]!))))

for (const [id, rows] of Object.entries(TYPED)) {
  test(id, async () => {
    const { page, problems } = watched
    await page.evaluate((address) => location.assign(address), addressOf(id))
    const demo = demoOn(page, id)
    await demo.status('ready')
    const picture = demo.root.locator('.demo-stage')
    for (const [label, typed, answer] of rows) {
      await demo.root.getByLabel(label, { exact: true }).fill(typed)
      await picture.getByText(answer).first().waitFor()
      await demo.status('ready')
    }
    expect(problems).toEqual([])
  })
}
