import * as tf from '@tensorflow/tfjs-core'
import { argmax } from '../attention/softargmax'
import { initialParams } from '../nn/parameters'
import { FlatAdam } from '../optim/flat-adam'
import { Random } from '../random'
import {
  EncoderPredictorDecoder,
  type DecodedTarget,
  type SequencePairs,
  type ForwardCache,
} from '../transformer/encoder-predictor-decoder'
import { digitsOf } from './train-test-split'
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
/** A bag tells its order by few examples: small weights find the rule, large ones learn the bags by heart. */
const DECAY_OF_BAGS = 1

const targetOf = (n: number): number[] => [...digitsOf(n), END]
export const pairsOf = (numbers: readonly number[]): SequencePairs => ({
  x: numbers.map(numeralTokens),
  y: numbers.map(targetOf),
})

/** What the network makes of one numeral. */
export interface Translation {
  /** Digits, and the end if it came in time. */
  readonly y: number[]
  /** softargmax of the logits at each place, [t, symbols]. */
  readonly probabilities: Float32Array
  /** Weights of the cross-attention, [heads, t, s]. */
  readonly cross: Float32Array
}

/** A transformer from the words of a numeral to its digits. */
export class NumeralTranslator {
  readonly network: EncoderPredictorDecoder
  /** The same weights on sequences of any length: for what is typed. */
  readonly wide = new EncoderPredictorDecoder({ ...MODEL_SIZE, sourceLength: MAX_TOKENS, targetLength: MAX_SYMBOLS })
  readonly fit: FlatAdam

  constructor(
    limit: number,
    readonly positions: boolean,
    initial: Float32Array | number,
  ) {
    const sourceLength = limit <= 1000 ? 6 : limit <= 10_000 ? 8 : MAX_TOKENS
    this.network = new EncoderPredictorDecoder({
      ...MODEL_SIZE,
      sourceLength,
      targetLength: String(limit - 1).length + 1,
    })
    const start =
      typeof initial === 'number' ? initialParams(this.network.paramSpecs, new Random(initial, 'weights')) : initial
    this.fit = new FlatAdam(start, { beta2: BETA2, decoupledDecay: positions ? 0 : DECAY_OF_BAGS })
  }

  forward(pairs: SequencePairs): ForwardCache {
    return tf.tidy(() => this.network.forward(this.fit.theta, pairs, this.positions))
  }
  update(pass: ForwardCache, pairs: SequencePairs, learningRate: number, t: number): void {
    this.fit.update(() => this.network.gradient(pass, pairs, 0), learningRate, t)
  }
  /** Mean of C over the symbols of a batch. */
  async loss(pass: ForwardCache, pairs: SequencePairs): Promise<number> {
    const F = tf.tidy(() => tf.sum(this.network.energies(pass, pairs)))
    const total = (await F.data())[0]!
    F.dispose()
    return total / pairs.y.reduce((sum, y) => sum + y.length, 0)
  }

  /**
   * Whether each number comes out exactly. Greedy decoding gives the target if and only if each symbol is the
   * likeliest after the right ones before it, so that one pass with the target given decides it.
   */
  async exact(numbers: readonly number[]): Promise<boolean[]> {
    const pairs = pairsOf(numbers)
    const best = tf.tidy(() => {
      const { logits } = this.network.forward(this.fit.theta, pairs, this.positions)
      return tf.argMax(logits, 1)
    })
    const symbols = await best.data()
    best.dispose()
    const { targetLength } = this.network.size
    return pairs.y.map((y, b) => y.every((symbol, j) => symbols[b * targetLength + j] === symbol))
  }

  /**
   * Greedy: each symbol is the likeliest after those before it, until the end. One pass gives the likeliest at
   * every place of a guess y, and y is the greedy answer when that is y itself. Each pass mends the first wrong
   * symbol at least, most mend several: Jacobi decoding, Santilli et al. 2023 (arXiv 2305.10427).
   */
  async read(words: readonly number[]): Promise<Translation> {
    const source = tf.tidy(() => this.wide.encode(this.fit.theta, [words], this.positions))
    for (let y: number[] = []; ;) {
      const pass = tf.tidy(() => this.wide.decode(source, [y]))
      const logits = await pass.logits.data<'float32'>()
      const next = likeliest(logits)
      const reading = String(next) === String(y) ? await this.picture(pass, next, words.length) : undefined
      tf.dispose(pass)
      y = next
      if (!reading) continue
      tf.dispose(source)
      return reading
    }
  }

  /** F(x, y) of several answers, split by place: C [answers, MAX_SYMBOLS]. */
  async costs(words: readonly number[], numbers: readonly number[]): Promise<Float32Array> {
    const pairs = { x: numbers.map(() => words), y: numbers.map(targetOf) }
    const costs = tf.tidy(() => this.wide.costs(this.wide.forward(this.fit.theta, pairs, this.positions), pairs))
    const values = await costs.data<'float32'>()
    costs.dispose()
    return values.slice()
  }

  dispose(): void {
    this.fit.dispose()
  }

  private async picture(pass: DecodedTarget, y: number[], s: number): Promise<Translation> {
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
