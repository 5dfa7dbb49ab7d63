import { flatData, flatState } from '../core/flat-state'
import type { StateDict } from '../core/state-dict'
import * as tf from '@tensorflow/tfjs-core'
import { parseNumeral } from '../core/numerals/parse-numeral'
import { drawTrainingNumber, trainTestSplit, type NumberSplit } from '../core/numerals/train-test-split'
import { distractors } from '../core/numerals/distractors'
import { loadTrained, TRAINED } from '../core/numerals/trained-weights'
import { MAX_SYMBOLS, pairsOf, SYMBOLS, NumeralTranslator, MODEL_SIZE } from '../core/numerals/translator'
import { numeralTokens } from '../core/numerals/vocabulary'
import { warmupCosine } from '../core/optim/schedule'
import { Random } from '../core/random'
import type { SequencePairs, ForwardCache } from '../core/transformer/encoder-predictor-decoder'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
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
const MOST_ANSWERS = 8

export async function create(params: NumbersParams, seed: number, { bytes }: SessionContext): Promise<Session> {
  const trained = params.weights === 'trained'
  const limit = trained ? TRAINED.limit : Number(params.limit)
  const numbers = trainTestSplit(limit, trained ? TRAINED.seed : seed, params.pattern)
  const translator = new NumeralTranslator(limit, params.positions, trained ? await loadTrained(bytes) : seed)
  return new Run(params, seed, numbers, translator, trained)
}

class Run implements Session {
  private t = 0
  /** Forward pass of the batch that the next step trains on: pictured first, then learned from. */
  private ahead: { pairs: SequencePairs; pass: ForwardCache } | undefined
  private judged: Record<string, number> = {}
  private read: Record<string, NdArray> = {}
  /** Steps of the network that was judged, and of the one that read the text. */
  private judgedAt = -1
  private readAt = -1

  constructor(
    private params: NumbersParams,
    private readonly seed: number,
    private readonly numbers: NumberSplit,
    private readonly translator: NumeralTranslator,
    private readonly trained: boolean,
  ) {}

  step(): void {
    const { pairs, pass } = this.forward()
    const horizon = HORIZON[this.params.limit] * (this.params.positions ? 1 : LONGER)
    const decay = this.trained ? LOWEST : warmupCosine(this.t + 1, horizon, WARMUP, LOWEST)
    this.translator.update(pass, pairs, RATE * decay, this.t + 1)
    this.forget()
    this.t++
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    if (full && this.judgedAt !== this.t) await this.judge()
    if (full ? this.readAt !== this.t : this.readAt < 0) await this.readText()
    const { pairs, pass } = this.forward()
    const loss = await this.translator.loss(pass, pairs)
    return { step: this.t, metrics: { loss, ceiling: this.numbers.ceiling, ...this.judged }, arrays: this.read }
  }

  async stateDict(): Promise<StateDict> {
    return flatState(await this.translator.fit.checkpoint())
  }
  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const checkpoint = flatData(state)
    this.forget()
    this.translator.fit.restore(checkpoint)
    this.t = step
  }
  setView(params: NumbersParams): void {
    if (params.text !== this.params.text || params.guess !== this.params.guess) this.readAt = -1
    this.params = params
  }
  dispose(): void {
    this.forget()
    this.translator.dispose()
  }

  private forward() {
    if (!this.ahead) {
      const random = new Random(this.seed, 'batch', this.t)
      const batch = Array.from({ length: this.params.batchSize }, () => drawTrainingNumber(this.numbers, random))
      const pairs = pairsOf(batch)
      this.ahead = { pairs, pass: this.translator.forward(pairs) }
    }
    return this.ahead
  }
  private forget(): void {
    if (this.ahead) tf.dispose(this.ahead.pass)
    this.ahead = undefined
  }

  /** Held-out numbers: the share that comes out exactly. */
  private async judge(): Promise<void> {
    const { sample, byLength, pattern } = this.numbers
    const groups: [string, readonly number[]][] = [
      ['exact', sample],
      ...[...byLength].map(([length, list]) => [`digits${length}`, list] as [string, readonly number[]]),
      ['pattern', pattern],
    ]
    const some = groups.filter(([, list]) => list.length > 0)
    const right = await this.translator.exact(some.flatMap(([, list]) => list))
    let from = 0
    this.judged = {}
    this.judgedAt = this.t
    for (const [name, list] of some) {
      const own = right.slice(from, (from += list.length))
      this.judged[name] = own.filter(Boolean).length / own.length
    }
  }

  private async readText(): Promise<void> {
    this.readAt = this.t
    const reading = parseNumeral(this.params.text)
    if (!('n' in reading)) return void (this.read = {})
    const words = numeralTokens(reading.n)
    const { y, probabilities, cross } = await this.translator.read(words)
    const guess = /^\d+$/.test(this.params.guess) ? [Number(this.params.guess)] : []
    const answers = [...new Set([...guess, ...distractors(reading.n, MOST_ANSWERS)])]
    const costs = await this.translator.costs(words, answers)
    this.read = {
      words: { shape: [words.length], data: Int32Array.from(words) },
      y: { shape: [y.length], data: Int32Array.from(y) },
      probabilities: { shape: [y.length, SYMBOLS], data: probabilities },
      cross: { shape: [MODEL_SIZE.heads, y.length, words.length], data: cross },
      answers: { shape: [answers.length], data: Int32Array.from(answers) },
      costs: { shape: [answers.length, MAX_SYMBOLS], data: costs },
    }
  }
}
