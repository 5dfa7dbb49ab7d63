import * as tf from '@tensorflow/tfjs-core'
import type { Scalar } from '@tensorflow/tfjs-core'
import { softargmax } from '../attention/softargmax'
import { Optimizer } from '../optim/optimizer'
import type { Random } from '../random'
import type { StateDict, Stateful } from '../state-dict'
import { LanguageModel, type ForwardCache, type Sentences } from '../transformer/language-model'
import { parseNumeral } from './parse-numeral'
import { VOCABULARY, numeralTokens } from './vocabulary'

/** The model learns the numerals of 0 … 999, all equally likely. */
export const NUMERALS = 1000
/** Places of a sentence: six words at most, and the end. */
export const SENTENCE_LENGTH = 8
/** The 25 words, then the symbol before and after a sentence. */
export const END = VOCABULARY.length
const SIZE = { d: 32, heads: 2, hidden: 64, layers: 2, vocabulary: END + 1 }

/** The least mean cross-entropy: ln 1000 for a sentence, over its places. */
export const LEAST_LOSS = Math.log(NUMERALS) / SENTENCE_LENGTH

const delayed = (y: Sentences): Sentences => y.map((sentence) => [END, ...sentence.slice(0, -1)])
const filled = (words: readonly number[]): number[] =>
  Array.from({ length: SENTENCE_LENGTH }, (_, j) => words[j] ?? END)

/** Draws numerals as sentences of tokens, filled with `END` to `SENTENCE_LENGTH`. */
export function drawSentences(count: number, random: Random): Sentences {
  return Array.from({ length: count }, () => filled(numeralTokens(random.int(NUMERALS))))
}

/** Tells whether the words up to the end are a numeral. */
export function isNumeral(sentence: readonly number[]): boolean {
  const words = sentence.slice(0, sentence.indexOf(END) < 0 ? undefined : sentence.indexOf(END))
  return 'n' in parseNumeral(words.map((word) => VOCABULARY[word]).join(' '))
}

/** A forward pass with the sentences that it is to predict. */
export type LanguageModelBatch = ForwardCache & { readonly y: Sentences }

/** A language model of numerals that learns with Adam. */
export class NumeralLanguageModel implements Stateful {
  private readonly model: LanguageModel
  private readonly optimizer: Optimizer

  /**
   * @param causal whether the causal mask hides the words to come
   * @param seed that of the initial weights
   */
  constructor(causal: boolean, seed: number) {
    this.model = new LanguageModel(SIZE, causal)
    this.optimizer = new Optimizer([this.model.paramSpecs], seed, 'adam', { beta2: 0.98 })
  }

  forward(y: Sentences): LanguageModelBatch {
    return { ...tf.tidy(() => this.model.forward(this.optimizer.params, delayed(y))), y }
  }
  update({ y, ...cache }: LanguageModelBatch, learningRate: number, t: number): void {
    this.optimizer.step(() => this.model.gradient(cache, y), learningRate, t)
  }
  /** Mean cross-entropy over all places of a batch. */
  loss({ y, ...cache }: LanguageModelBatch): Scalar {
    return this.model.loss(cache, y)
  }

  /** Attention weights of the first layer for one sentence, the mean of its heads: [t, t], rows are queries. */
  async attentionWeights(cache: LanguageModelBatch): Promise<Float32Array> {
    const A = tf.tidy(() => {
      const all = cache.layers[0]!.cache.selfAttention.inner.A
      return tf.mean(tf.slice(all, [0, 0, 0, 0], [1, SIZE.heads, SENTENCE_LENGTH, SENTENCE_LENGTH]), [0, 1])
    })
    const values = await A.data<'float32'>()
    A.dispose()
    return values.slice()
  }

  /**
   * Generates sentences word by word, all at once. Each word is drawn from the probabilities of the model; the places
   * after it are empty, which the mask hides.
   *
   * @returns [count][SENTENCE_LENGTH]
   */
  async generate(count: number, random: Random): Promise<number[][]> {
    const sentences: number[][] = Array.from({ length: count }, () => [])
    for (let j = 0; j < SENTENCE_LENGTH; j++) {
      const logits = tf.tidy(() => {
        const begun = sentences.map((words) => [END, ...words])
        return this.model.forward(this.optimizer.params, begun, SENTENCE_LENGTH).logits
      })
      const scores = await logits.data<'float32'>()
      logits.dispose()
      sentences.forEach((words, b) => {
        const row = (b * SENTENCE_LENGTH + j) * SIZE.vocabulary
        words.push(drawn(softargmax(scores.subarray(row, row + SIZE.vocabulary), 1), random.uniform()))
      })
    }
    return sentences
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
}

/** Draws an index from probabilities p: the first whose cumulated probability is above u, uniform in [0, 1). */
function drawn(p: Float64Array, u: number): number {
  let sum = 0
  const k = p.findIndex((value) => (sum += value) > u)
  return k < 0 ? p.length - 1 : k
}
