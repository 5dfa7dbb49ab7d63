import * as tf from '@tensorflow/tfjs-core'
import { parseNumeral } from '../core/numerals/parse-numeral'
import { loadTrained } from '../core/numerals/trained-weights'
import { MODEL_SIZE, pairsOf, SYMBOLS } from '../core/numerals/translator'
import { numeralTokens } from '../core/numerals/vocabulary'
import { EncoderPredictorDecoder } from '../core/transformer/encoder-predictor-decoder'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import type { EpdParams } from './schema'

/** One forward pass of the trained network; the snapshot holds what comes out of each block. Rows are tokens. */
export async function create({ text, answer }: EpdParams, _seed: number, { bytes }: SessionContext): Promise<Session> {
  const reading = parseNumeral(text)
  const arrays = 'n' in reading ? await pass(await loadTrained(bytes), reading.n, answer) : {}
  return { snapshot: async () => ({ step: 0, metrics: {}, arrays }), dispose() {} }
}

async function pass(theta: Float32Array, n: number, answer: string): Promise<Record<string, NdArray>> {
  const x = numeralTokens(n)
  const y = pairsOf([/^\d+$/.test(answer) ? Number(answer) : n]).y[0]!
  const network = new EncoderPredictorDecoder({ ...MODEL_SIZE, sourceLength: x.length, targetLength: y.length })
  const pairs = { x: [x], y: [y] }
  const tensors = tf.tidy(() => {
    const run = network.forward(tf.tensor1d(theta), pairs, true)
    const { selfAttention, crossAttention, feedForward } = run.decoder[0]!.cache
    const first = run.encoder[0]!
    return {
      encX: first.y,
      encY: selfAttention.y,
      pred: crossAttention.y,
      dec: feedForward.y,
      output: tf.softmax(run.logits),
      cost: network.costs(run, pairs),
      encXA: mean(first.cache.selfAttention.inner.A),
      encYA: mean(selfAttention.cache.inner.A),
      predA: mean(crossAttention.cache.inner.A),
    }
  })
  const read = async ([name, tensor]: [string, tf.Tensor]): Promise<[string, NdArray]> => {
    const data = (await tensor.data<'float32'>()).slice()
    tensor.dispose()
    return [name, { shape: [...tensor.shape], data }]
  }
  return {
    ...Object.fromEntries(await Promise.all(Object.entries(tensors).map(read))),
    x: { shape: [x.length], data: Int32Array.from(x) },
    y: { shape: [y.length], data: Int32Array.from(y) },
    delay: { shape: [y.length], data: Int32Array.from([SYMBOLS - 1, ...y.slice(0, -1)]) },
  }
}
/** Over the heads, [t, s]. */
const mean = (A: tf.Tensor4D): tf.Tensor => tf.mean(A, [0, 1])
