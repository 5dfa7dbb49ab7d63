import { flatData, flatState } from '../core/flat-state'
import type { StateDict } from '../core/state-dict'
import * as tf from '@tensorflow/tfjs-core'
import {
  drawSentences,
  isNumeral,
  LEAST_LOSS,
  SENTENCE_LENGTH,
  NumeralLanguageModel,
} from '../core/numerals/language-model'
import { warmupCosine } from '../core/optim/schedule'
import { Random } from '../core/random'
import type { ForwardCache, Sentences } from '../core/transformer/language-model'
import type { NdArray } from '../core/ndarray'
import type { Session, Snapshot } from '../runtime/contract'
import { STEPS, type CausalMaskParams } from './schema'

const WARMUP = 30
/** Sentences said to judge a model, and those of them shown. */
const SAID = 64
const SHOWN = 5

export async function create(params: CausalMaskParams, seed: number): Promise<Session> {
  return new Pair(params, seed)
}

/** Two models of the same first weights, on the same sentences; only the mask differs. */
class Pair implements Session {
  private t = 0
  private readonly speakers: readonly NumeralLanguageModel[]
  private ahead: { y: Sentences; passes: ForwardCache[] } | undefined
  private judged: Record<string, number> = {}
  private said: NdArray = { shape: [2, 0, SENTENCE_LENGTH], data: new Int32Array() }

  constructor(
    private readonly params: CausalMaskParams,
    private readonly seed: number,
  ) {
    this.speakers = [true, false].map((causal) => new NumeralLanguageModel(causal, seed))
  }

  step(): void {
    const { y, passes } = this.forward()
    const rate = this.params.learningRate * warmupCosine(this.t + 1, STEPS + 1, WARMUP)
    this.speakers.forEach((speaker, i) => speaker.update(passes[i]!, y, rate, this.t + 1))
    this.forget()
    this.t++
  }

  async snapshot(full: boolean): Promise<Snapshot> {
    if (full) await this.judge()
    const { y, passes } = this.forward()
    const [loss, openLoss] = await Promise.all(this.speakers.map((speaker, i) => speaker.loss(passes[i]!, y)))
    const A = await Promise.all(this.speakers.map((speaker, i) => speaker.weights(passes[i]!)))
    return {
      step: this.t,
      metrics: { loss: loss!, openLoss: openLoss!, leastLoss: LEAST_LOSS, ...this.judged },
      arrays: {
        said: this.said,
        sentence: { shape: [SENTENCE_LENGTH], data: Int32Array.from(y[0]!) },
        A: { shape: [2, SENTENCE_LENGTH, SENTENCE_LENGTH], data: Float32Array.from(A.flatMap((own) => [...own])) },
      },
    }
  }

  async stateDict(): Promise<StateDict> {
    const parts = await Promise.all(this.speakers.map(({ fit }) => fit.checkpoint()))
    return flatState(Float32Array.from(parts.flatMap((part) => [...part])))
  }
  async loadStateDict(step: number, state: StateDict): Promise<void> {
    const checkpoint = flatData(state)
    this.forget()
    const half = checkpoint.length / 2
    this.speakers.forEach(({ fit }, i) => fit.restore(checkpoint.subarray(i * half, (i + 1) * half)))
    this.t = step
  }
  dispose(): void {
    this.forget()
    for (const speaker of this.speakers) speaker.dispose()
  }

  private async judge(): Promise<void> {
    const all: number[][][] = []
    for (const speaker of this.speakers) all.push(await speaker.speak(SAID, new Random(this.seed, 'said', this.t)))
    const valid = all.map((sentences) => sentences.filter(isNumeral).length / SAID)
    this.judged = { valid: valid[0]!, openValid: valid[1]! }
    const shown = all.flatMap((sentences) => sentences.slice(0, SHOWN).flat())
    this.said = { shape: [2, SHOWN, SENTENCE_LENGTH], data: Int32Array.from(shown) }
  }

  private forward() {
    if (!this.ahead) {
      const y = drawSentences(this.params.batchSize, new Random(this.seed, 'batch', this.t))
      this.ahead = { y, passes: this.speakers.map((speaker) => speaker.forward(y)) }
    }
    return this.ahead
  }
  private forget(): void {
    if (this.ahead) tf.dispose(this.ahead.passes)
    this.ahead = undefined
  }
}
