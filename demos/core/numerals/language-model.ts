import * as tf from '@tensorflow/tfjs-core'
import { softargmax } from '../attention/softargmax'
import { initialParams } from '../nn/parameters'
import { FlatAdam } from '../optim/flat-adam'
import { Random } from '../random'
import { LanguageModel, type ForwardCache, type Sentences } from '../transformer/language-model'
import { parseNumeral } from './parse-numeral'
import { VOCABULARY, numeralTokens } from './vocabulary'

/** Numerals to learn: 0 … 999, all equally likely. */
export const NUMERALS = 1000
/** Places of a sentence: six words at most, and the end. */
export const SENTENCE_LENGTH = 8
/** The 25 words, then the symbol before and after a sentence. */
export const END = VOCABULARY.length
const SIZE = { d: 32, heads: 2, hidden: 64, layers: 2, vocabulary: END + 1 }

/** No model can do better on average: ln 1000 for a sentence, over its places. */
export const LEAST_LOSS = Math.log(NUMERALS) / SENTENCE_LENGTH

const delayed = (y: Sentences): Sentences => y.map((sentence) => [END, ...sentence.slice(0, -1)])
const filled = (words: readonly number[]): number[] =>
  Array.from({ length: SENTENCE_LENGTH }, (_, j) => words[j] ?? END)

export function drawSentences(count: number, random: Random): Sentences {
  return Array.from({ length: count }, () => filled(numeralTokens(random.int(NUMERALS))))
}

/** Whether words up to the end are a numeral. */
export function isNumeral(sentence: readonly number[]): boolean {
  const words = sentence.slice(0, sentence.indexOf(END) < 0 ? undefined : sentence.indexOf(END))
  return 'n' in parseNumeral(words.map((word) => VOCABULARY[word]).join(' '))
}

/** A language model of numerals. */
export class NumeralLanguageModel {
  readonly fit: FlatAdam
  private readonly model: LanguageModel

  constructor(causal: boolean, seed: number) {
    this.model = new LanguageModel(SIZE, causal)
    this.fit = new FlatAdam(initialParams(this.model.paramSpecs, new Random(seed, 'weights')), { beta2: 0.98 })
  }

  forward(y: Sentences): ForwardCache {
    return tf.tidy(() => this.model.forward(this.fit.theta, delayed(y)))
  }
  update(pass: ForwardCache, y: Sentences, learningRate: number, t: number): void {
    this.fit.update(() => this.model.gradient(pass, y), learningRate, t)
  }
  async loss(pass: ForwardCache, y: Sentences): Promise<number> {
    const loss = tf.tidy(() => this.model.loss(pass, y))
    const [value] = await loss.data()
    loss.dispose()
    return value!
  }

  /** Weights of the first layer for one sentence, the mean of its heads: [t, t], rows are the places that ask. */
  async weights(pass: ForwardCache): Promise<Float32Array> {
    const A = tf.tidy(() => {
      const all = pass.layers[0]!.cache.selfAttention.inner.A
      return tf.mean(tf.slice(all, [0, 0, 0, 0], [1, SIZE.heads, SENTENCE_LENGTH, SENTENCE_LENGTH]), [0, 1])
    })
    const values = await A.data<'float32'>()
    A.dispose()
    return values.slice()
  }

  /**
   * Sentences said word by word, all at once: [count][SENTENCE_LENGTH]. Each word is drawn among what the model thinks
   * likely; the places after it are empty, which the mask hides.
   */
  async speak(count: number, random: Random): Promise<number[][]> {
    const said: number[][] = Array.from({ length: count }, () => [])
    for (let j = 0; j < SENTENCE_LENGTH; j++) {
      const logits = tf.tidy(
        () =>
          this.model.forward(
            this.fit.theta,
            said.map((words) => [END, ...words]),
            SENTENCE_LENGTH,
          ).logits,
      )
      const scores = await logits.data<'float32'>()
      logits.dispose()
      said.forEach((words, b) => {
        const row = (b * SENTENCE_LENGTH + j) * SIZE.vocabulary
        words.push(drawn(softargmax(scores.subarray(row, row + SIZE.vocabulary), 1), random.uniform()))
      })
    }
    return said
  }

  dispose(): void {
    this.fit.dispose()
  }
}

/** The outcome at height u of the cumulated probabilities. */
function drawn(p: Float64Array, u: number): number {
  let sum = 0
  const k = p.findIndex((value) => (sum += value) > u)
  return k < 0 ? p.length - 1 : k
}
