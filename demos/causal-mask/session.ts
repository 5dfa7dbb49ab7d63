import { drawSentences, isNumeral, LEAST_LOSS, SENTENCE_LENGTH } from '../core/numerals/language-model'
import { NumeralLanguageModel, type LanguageModelBatch } from '../core/numerals/language-model'
import type { NdArray } from '../core/ndarray'
import { warmupCosine } from '../core/optim/schedule'
import { Random } from '../core/random'
import type { Sentences } from '../core/transformer/language-model'
import type { Session, Snapshot } from '../runtime/contract'
import { readScalar } from '../core/tensor/read-scalar'
import { Trainer } from '../training/trainer'
import { STEPS, type CausalMaskParams } from './schema'

const WARMUP = 30
/** Sentences that each model generates to be judged, and those of them shown. */
const GENERATED = 64
const SHOWN = 5

/** Two models of the same first weights, on the same sentences; only the mask differs. */
export async function create({ batchSize, learningRate }: CausalMaskParams, seed: number): Promise<Session> {
  const models = { causal: new NumeralLanguageModel(true, seed), open: new NumeralLanguageModel(false, seed) }
  const trainer = new Trainer<Sentences, Record<keyof typeof models, LanguageModelBatch>>({
    learners: models,
    batchAt: (step) => drawSentences(batchSize, new Random(seed, 'batch', step)),
    learningRate: (step) => learningRate * warmupCosine(step + 1, STEPS + 1, WARMUP),
  })
  let judged: Record<string, number> = {}
  let said: NdArray = { shape: [2, 0, SENTENCE_LENGTH], data: new Int32Array() }

  async function judge(): Promise<void> {
    const all: number[][][] = []
    for (const model of [models.causal, models.open]) {
      all.push(await model.generate(GENERATED, new Random(seed, 'said', trainer.step)))
    }
    const [valid, openValid] = all.map((sentences) => sentences.filter(isNumeral).length / GENERATED)
    judged = { valid: valid!, openValid: openValid! }
    const shown = all.flatMap((sentences) => sentences.slice(0, SHOWN).flat())
    said = { shape: [2, SHOWN, SENTENCE_LENGTH], data: Int32Array.from(shown) }
  }

  return {
    step: () => trainer.train(),
    async snapshot(full): Promise<Snapshot> {
      if (full) await judge()
      const { batch, caches } = trainer.forward()
      const loss = await readScalar(() => models.causal.loss(caches.causal))
      const openLoss = await readScalar(() => models.open.loss(caches.open))
      const A = [
        ...(await models.causal.attentionWeights(caches.causal)),
        ...(await models.open.attentionWeights(caches.open)),
      ]
      return {
        step: trainer.step,
        metrics: { loss, openLoss, leastLoss: LEAST_LOSS, ...judged },
        arrays: {
          said,
          sentence: { shape: [SENTENCE_LENGTH], data: Int32Array.from(batch[0]!) },
          A: { shape: [2, SENTENCE_LENGTH, SENTENCE_LENGTH], data: Float32Array.from(A) },
        },
      }
    },
    /** `causal.` and `open.` with `params`, `adam.m` and `adam.v`. */
    stateDict: () => trainer.stateDict(),
    async loadStateDict(step, state) {
      trainer.loadStateDict(step, state)
    },
    dispose: () => trainer.dispose(),
  }
}
