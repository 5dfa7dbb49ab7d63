import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { numeral } from '../../../../demos/core/numerals/french'
import { readNumeral } from '../../../../demos/core/numerals/read'
import { draw, split } from '../../../../demos/core/numerals/split'
import { loadTrained, TRAINED } from '../../../../demos/core/numerals/trained'
import { Translator } from '../../../../demos/core/numerals/translator'
import { Random } from '../../../../demos/core/random'
import { useWasm } from '../../../../scripts/wasm'

beforeAll(useWasm)

const { limit, seed, path } = TRAINED
const heldOut = draw(2000, 0, limit, split(limit, seed, false).held, new Random(seed, 'test'))

it.each(['traditional', '1990'] as const)(
  'committed weights read 995 of 1,000 held-out numbers, %s',
  async (spelling) => {
    const network = new Translator(
      limit,
      true,
      await loadTrained(async () => new Uint8Array(readFileSync(`public/${path}`))),
    )
    const read = heldOut.map((n) => readNumeral(numeral(n, spelling)))
    expect(read.map((reading) => ('n' in reading ? reading.n : reading.problem))).toEqual(heldOut)
    const exact = (await network.exact(heldOut)).filter(Boolean).length
    expect(exact).toBeGreaterThanOrEqual(0.995 * heldOut.length)
    network.dispose()
  },
)
