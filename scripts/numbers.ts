/**
 * Trains the transformer of the numbers demo on 0 … 999 999 with the demo's own code, on wasm, and writes its
 * weights to public/data. A few minutes; the last lines say how it does on held-out numbers.
 */
import { writeFile } from 'node:fs/promises'
import { frenchNumeral, type Spelling } from '../demos/core/numerals/french-numeral.ts'
import { parseNumeral } from '../demos/core/numerals/parse-numeral.ts'
import { drawDistinct, drawTrainingNumber, trainTestSplit } from '../demos/core/numerals/train-test-split.ts'
import { NumeralTranslator, pairsOf, type TranslatorBatch } from '../demos/core/numerals/translator.ts'
import { toBytes, TRAINED } from '../demos/core/numerals/trained-weights.ts'
import { warmupCosine } from '../demos/core/optim/schedule.ts'
import { Random } from '../demos/core/random.ts'
import { readScalar } from '../demos/core/tensor/read-scalar.ts'
import type { SequencePairs } from '../demos/core/transformer/encoder-predictor-decoder.ts'
import { Trainer } from '../demos/training/trainer.ts'
import { useWasm } from './wasm.ts'

const { path, limit, seed } = TRAINED
const STEPS = 2400
const BATCH = 64
const RATE = 4e-3
const WARMUP = 100
const JUDGED = 2000

await useWasm()
const numbers = trainTestSplit(limit, seed, false)
const translator = new NumeralTranslator(limit, true, seed)
const trainer = new Trainer<SequencePairs, { translator: TranslatorBatch }>({
  learners: { translator },
  batchAt(step) {
    const random = new Random(seed, 'batch', step)
    return pairsOf(Array.from({ length: BATCH }, () => drawTrainingNumber(numbers, random)))
  },
  learningRate: (step) => RATE * warmupCosine(step + 1, STEPS + 1, WARMUP),
})
while (trainer.step < STEPS) {
  trainer.trainTo(Math.min(STEPS, trainer.step + 500))
  const { caches } = trainer.forward()
  const loss = await readScalar(() => translator.loss(caches.translator))
  console.log(`step ${trainer.step}: loss ${loss.toFixed(4)}`)
}
await writeFile(`public/${path}`, toBytes(await translator.params.data<'float32'>()))

const heldOut = drawDistinct(JUDGED, 0, limit, numbers.held, new Random(seed, 'judged'))
for (const spelling of ['traditional', '1990'] satisfies Spelling[]) {
  const read = heldOut.map((n) => parseNumeral(frenchNumeral(n, spelling)))
  const same = read.every((reading, i) => 'n' in reading && reading.n === heldOut[i])
  if (!same) throw new Error('a numeral was misread before it reached the network')
  const exact = (await translator.exact(heldOut)).filter(Boolean).length
  console.log(`${spelling}: ${exact} of ${JUDGED} held-out numbers exact`)
}
for (const [length, list] of numbers.byLength) {
  const exact = (await translator.exact(list)).filter(Boolean).length
  console.log(`${length} digits: ${exact} of ${list.length}`)
}
