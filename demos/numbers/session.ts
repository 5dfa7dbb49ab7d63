import { distractors } from '../core/numerals/distractors'
import { parseNumeral } from '../core/numerals/parse-numeral'
import { drawTrainingNumber, trainTestSplit } from '../core/numerals/train-test-split'
import { loadTrained, TRAINED } from '../core/numerals/trained-weights'
import { MAX_SYMBOLS, MODEL_SIZE, NumeralTranslator, pairsOf, SYMBOLS } from '../core/numerals/translator'
import type { TranslatorBatch } from '../core/numerals/translator'
import { numeralTokens } from '../core/numerals/vocabulary'
import type { NdArray } from '../core/ndarray'
import { warmupCosine } from '../core/optim/schedule'
import { Random } from '../core/random'
import { readScalar } from '../core/tensor/read-scalar'
import type { SequencePairs } from '../core/transformer/encoder-predictor-decoder'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import { Trainer } from '../training/trainer'
import type { NumbersParams } from './schema'

const RATE = 4e-3
const WARMUP = 50
/** The learning rate has come down at this step, to `LOWEST` of its height; without positions, `LONGER` times later. */
const HORIZON: Readonly<Record<NumbersParams['limit'], number>> = {
  '1000': 300,
  '10000': 500,
  '100000': 800,
  '1000000': 1200,
}
const LONGER = 2
const LOWEST = 0.03
const MAX_ANSWERS = 8

export async function create(start: NumbersParams, seed: number, { bytes }: SessionContext): Promise<Session> {
  let params = start
  const trained = params.weights === 'trained'
  const limit = trained ? TRAINED.limit : Number(params.limit)
  const numbers = trainTestSplit(limit, trained ? TRAINED.seed : seed, params.pattern)
  const translator = new NumeralTranslator(limit, params.positions, trained ? await loadTrained(bytes) : seed)
  const horizon = HORIZON[params.limit] * (params.positions ? 1 : LONGER)
  const trainer = new Trainer<SequencePairs, { translator: TranslatorBatch }>({
    learners: { translator },
    batchAt(step) {
      const random = new Random(seed, 'batch', step)
      return pairsOf(Array.from({ length: start.batchSize }, () => drawTrainingNumber(numbers, random)))
    },
    learningRate: (step) => RATE * (trained ? LOWEST : warmupCosine(step + 1, horizon, WARMUP, LOWEST)),
  })
  let judged: Record<string, number> = {}
  let translated: Record<string, NdArray> = {}
  /** Steps of the model that was judged, and of the one that translated the text. */
  let judgedAt = -1
  let translatedAt = -1

  /** Held-out numbers: the share that comes out exactly, of all, of each length and of those with the pattern. */
  async function judge(): Promise<void> {
    const groups: [string, readonly number[]][] = [
      ['exact', numbers.sample],
      ...[...numbers.byLength].map(([length, list]) => [`digits${length}`, list] as [string, readonly number[]]),
      ['pattern', numbers.pattern],
    ]
    const some = groups.filter(([, list]) => list.length > 0)
    const right = await translator.exact(some.flatMap(([, list]) => list))
    let from = 0
    judged = {}
    judgedAt = trainer.step
    for (const [name, list] of some) {
      const group = right.slice(from, (from += list.length))
      judged[name] = group.filter(Boolean).length / group.length
    }
  }

  async function translateText(): Promise<void> {
    translatedAt = trainer.step
    const reading = parseNumeral(params.text)
    if (!('n' in reading)) return void (translated = {})
    const words = numeralTokens(reading.n)
    const { y, probabilities, cross } = await translator.translate(words)
    const guess = parseNumeral(params.guess)
    const answers = [...new Set([...('n' in guess ? [guess.n] : []), ...distractors(reading.n, MAX_ANSWERS)])]
    const costs = await translator.costs(words, answers)
    translated = {
      words: { shape: [words.length], data: Int32Array.from(words) },
      y: { shape: [y.length], data: Int32Array.from(y) },
      probabilities: { shape: [y.length, SYMBOLS], data: probabilities },
      cross: { shape: [MODEL_SIZE.heads, y.length, words.length], data: cross },
      answers: { shape: [answers.length], data: Int32Array.from(answers) },
      costs: { shape: [answers.length, MAX_SYMBOLS], data: costs },
    }
  }

  return {
    step: () => trainer.train(),
    async snapshot(full): Promise<Snapshot> {
      if (full && judgedAt !== trainer.step) await judge()
      if (full ? translatedAt !== trainer.step : translatedAt < 0) await translateText()
      const { caches } = trainer.forward()
      const loss = await readScalar(() => translator.loss(caches.translator))
      return { step: trainer.step, metrics: { loss, ceiling: numbers.ceiling, ...judged }, arrays: translated }
    },
    /** `translator.` with `params`, `adam.m` and `adam.v`. */
    stateDict: () => trainer.stateDict(),
    async loadStateDict(step, state) {
      trainer.loadStateDict(step, state)
    },
    setView(next) {
      const { text, guess } = next as NumbersParams
      if (text !== params.text || guess !== params.guess) translatedAt = -1
      params = next as NumbersParams
    },
    dispose: () => trainer.dispose(),
  }
}
