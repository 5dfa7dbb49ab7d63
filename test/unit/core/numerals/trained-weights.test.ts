import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { frenchNumeral } from '../../../../demos/core/numerals/french-numeral'
import { parseNumeral } from '../../../../demos/core/numerals/parse-numeral'
import { drawDistinct, trainTestSplit } from '../../../../demos/core/numerals/train-test-split'
import { loadTrained, TRAINED } from '../../../../demos/core/numerals/trained-weights'
import { NumeralTranslator } from '../../../../demos/core/numerals/translator'
import { Random } from '../../../../demos/core/random'
import { useWasm } from '../../../../scripts/wasm'

beforeAll(useWasm)

const { limit, seed, path } = TRAINED
const heldOut = drawDistinct(2000, 0, limit, trainTestSplit(limit, seed, false).held, new Random(seed, 'test'))

it.each(['traditional', '1990'] as const)(
  'committed weights read 995 of 1,000 held-out numbers, %s',
  async (spelling) => {
    const network = new NumeralTranslator(
      limit,
      true,
      await loadTrained(async () => new Uint8Array(readFileSync(`public/${path}`))),
    )
    const read = heldOut.map((n) => parseNumeral(frenchNumeral(n, spelling)))
    expect(read.map((reading) => ('n' in reading ? reading.n : reading.problem))).toEqual(heldOut)
    const exact = (await network.exact(heldOut)).filter(Boolean).length
    expect(exact).toBeGreaterThanOrEqual(0.995 * heldOut.length)
    network.dispose()
  },
)
