import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core'
import { argmax } from '../attention/softargmax'
import { Optimizer } from '../optim/optimizer'
import type { StateDict, Stateful } from '../state-dict'
import {
  EncoderPredictorDecoder,
  type DecodedTarget,
  type SequencePairs,
  type ForwardCache,
} from '../transformer/encoder-predictor-decoder'
import { digits } from './train-test-split'
import { MAX_TOKENS, VOCABULARY, numeralTokens } from './vocabulary'

/** Digits, then the symbol of the end. */
export const SYMBOLS = 11
const END = SYMBOLS - 1
export const MODEL_SIZE = {
  d: 64,
  heads: 4,
  hidden: 128,
  layers: 1,
  sourceVocabulary: VOCABULARY.length,
  targetVocabulary: SYMBOLS,
} as const
/** Symbols of the longest target. */
export const MAX_SYMBOLS = 7
const BETA2 = 0.98
/** Without positions few examples tell the order of a bag: small weights find the rule, large ones memorise the bags. */
const DECAY_OF_BAGS = 1

const targetOf = (n: number): number[] => [...digits(n), END]
/** Numbers as pairs to learn from: the words of the numeral, and its digits with the symbol of the end. */
export const pairsOf = (numbers: readonly number[]): SequencePairs => ({
  x: numbers.map(numeralTokens),
  y: numbers.map(targetOf),
})

/** A forward pass with the pairs that it is to predict. */
export type TranslatorBatch = ForwardCache & { readonly pairs: SequencePairs }

/** What the model makes of one numeral. */
export interface Translation {
  /** Digits, and the end if it came in time. */
  readonly y: number[]
  /** softargmax of the logits at each place, [t, symbols]. */
  readonly probabilities: Float32Array
  /** Weights of the cross-attention, [heads, t, s]. */
  readonly cross: Float32Array
}

/** A transformer that translates the words of a numeral into its digits, and learns with Adam. */
export class NumeralTranslator implements Stateful {
  private readonly model: EncoderPredictorDecoder
  /** The same weights on sequences of any length: for what is typed. */
  readonly longModel = new EncoderPredictorDecoder({
    ...MODEL_SIZE,
    sourceLength: MAX_TOKENS,
    targetLength: MAX_SYMBOLS,
  })
  private readonly optimizer: Optimizer

  /**
   * @param limit the numbers to learn are below
   * @param positions whether the model knows the order of the words
   * @param initial the initial weights, or the seed that they are drawn from
   */
  constructor(
    limit: number,
    readonly positions: boolean,
    initial: Float32Array | number,
  ) {
    const sourceLength = limit <= 1000 ? 6 : limit <= 10_000 ? 8 : MAX_TOKENS
    this.model = new EncoderPredictorDecoder({
      ...MODEL_SIZE,
      sourceLength,
      targetLength: String(limit - 1).length + 1,
    })
    const options = { beta2: BETA2, decoupledDecay: positions ? 0 : DECAY_OF_BAGS }
    this.optimizer = new Optimizer([this.model.paramSpecs], initial, 'adam', options)
  }

  /** All weights, [P]. */
  get params(): Tensor1D {
    return this.optimizer.params
  }

  forward(pairs: SequencePairs): TranslatorBatch {
    return { ...tf.tidy(() => this.model.forward(this.params, pairs, this.positions)), pairs }
  }
  update({ pairs, ...cache }: TranslatorBatch, learningRate: number, t: number): void {
    this.optimizer.step(() => this.model.gradient(cache, pairs, 0), learningRate, t)
  }
  /** Mean cross-entropy over the symbols of a batch. */
  loss({ pairs, ...cache }: TranslatorBatch): Scalar {
    const count = pairs.y.reduce((sum, y) => sum + y.length, 0)
    return tf.div(tf.sum<Scalar>(this.model.energies(cache, pairs)), count)
  }

  /**
   * Tells of each number whether its translation is exact. Greedy decoding gives the target if and only if each symbol
   * is the likeliest after the right ones before it, so one pass with the target given decides it.
   */
  async exact(numbers: readonly number[]): Promise<boolean[]> {
    const pairs = pairsOf(numbers)
    const best = tf.tidy(() => {
      const { logits } = this.model.forward(this.params, pairs, this.positions)
      return tf.argMax(logits, 1)
    })
    const symbols = await best.data()
    best.dispose()
    const { targetLength } = this.model.size
    return pairs.y.map((y, b) => y.every((symbol, j) => symbols[b * targetLength + j] === symbol))
  }

  /**
   * Translates one numeral by greedy decoding: each symbol is the likeliest after those before it, until the end. One
   * pass gives the likeliest symbol at every place of a guess y, and y is the greedy answer when that is y itself. Each
   * pass corrects at least the first wrong symbol, and most correct several: Jacobi decoding, Santilli et al. 2023
   * (arXiv 2305.10427).
   *
   * @param words tokens of the numeral
   */
  async translate(words: readonly number[]): Promise<Translation> {
    const source = tf.tidy(() => this.longModel.encode(this.params, [words], this.positions))
    for (let y: number[] = []; ;) {
      const pass = tf.tidy(() => this.longModel.decode(source, [y]))
      const logits = await pass.logits.data<'float32'>()
      const next = likeliest(logits)
      const translation = String(next) === String(y) ? await this.translation(pass, next, words.length) : undefined
      tf.dispose(pass)
      y = next
      if (!translation) continue
      tf.dispose(source)
      return translation
    }
  }

  /** The energy F(x, y) of several answers to one numeral as its terms: C at each place, [answers, MAX_SYMBOLS]. */
  async costs(words: readonly number[], numbers: readonly number[]): Promise<Float32Array> {
    const pairs = { x: numbers.map(() => words), y: numbers.map(targetOf) }
    const costs = tf.tidy(() => {
      const cache = this.longModel.forward(this.params, pairs, this.positions)
      return this.longModel.costs(cache, pairs)
    })
    const values = await costs.data<'float32'>()
    costs.dispose()
    return values.slice()
  }

  stateDict(): Promise<StateDict> {
    return this.optimizer.stateDict()
  }
  loadStateDict(state: StateDict): void {
    this.optimizer.loadStateDict(state)
  }
  dispose(): void {
    this.optimizer.dispose()
  }

  private async translation(pass: DecodedTarget, y: number[], s: number): Promise<Translation> {
    const { probabilities, cross } = tf.tidy(() => ({
      probabilities: tf.slice(tf.softmax(pass.logits), [0, 0], [y.length, SYMBOLS]),
      cross: tf.slice(
        pass.decoder.at(-1)!.cache.crossAttention.cache.inner.A,
        [0, 0, 0, 0],
        [1, MODEL_SIZE.heads, y.length, s],
      ),
    }))
    const [p, A] = await Promise.all([probabilities.data<'float32'>(), cross.data<'float32'>()])
    tf.dispose([probabilities, cross])
    return { y, probabilities: p.slice(), cross: A.slice() }
  }
}

/** The likeliest symbol of each row of logits [t, symbols], up to the end. */
function likeliest(logits: Float32Array): number[] {
  const y = Array.from({ length: logits.length / SYMBOLS }, (_, j) =>
    argmax(logits.subarray(j * SYMBOLS, (j + 1) * SYMBOLS)),
  )
  const end = y.indexOf(END)
  return end < 0 ? y : y.slice(0, end + 1)
}
